package dev.tillside.example.pos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.pos.tck.AdapterTck;
import dev.tillside.pos.tck.Finding;
import dev.tillside.pos.tck.Rule;
import dev.tillside.pos.tck.TestShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each adapter that breaks one rule is found out, with the sentence of that rule and with no other. */
@Tag("once")
class BrokenAdaptersTest {
    @TempDir
    private static Path folder;

    private static TestShop shop;

    @BeforeAll
    static void openTheShop() {
        shop = TestShop.in(folder.resolve("shop"));
    }

    private static Arguments broken(Rule rule, String how, Function<BrokenKeys, CornerPos> pos) {
        return Arguments.of(rule, how, pos);
    }

    static Stream<Arguments> adapters() {
        return Stream.of(
                broken(Rule.VOIDED_DISCOUNT, "voided lines", BrokenAdapters::keepsDiscountsOfVoidedLines),
                broken(Rule.STALE_DISCOUNT, "merges quotes", BrokenAdapters::keepsDiscountsThatNoLongerHold),
                broken(Rule.DOUBLED_DISCOUNT, "adds quotes up", BrokenAdapters::addsUp),
                broken(Rule.MISSING_DISCOUNT, "new lines only", BrokenAdapters::forgetsGoodsBeforeTheCard),
                broken(Rule.ROUNDED_DISCOUNT, "to five cents", BrokenAdapters::roundsAgain),
                broken(Rule.TICKET_NET, "net amounts", BrokenAdapters::sendsNetAmounts),
                broken(Rule.TICKET_STALE, "first quantity", BrokenAdapters::sendsTheFirstQuantity),
                broken(Rule.SENTENCE, "no sentences", BrokenAdapters::keepsSentencesToItself),
                broken(Rule.RECEIPT, "no receipt lines", BrokenAdapters::printsNothing),
                broken(Rule.CREDIT, "credits left out", BrokenAdapters::forgetsWhatPointsPay),
                broken(Rule.TRAINING, "training not said", BrokenAdapters::sellsInTrainingForReal),
                broken(Rule.TENDERS, "one tender", BrokenAdapters::saysHalfOfTheTenders),
                broken(Rule.STOPPED, "stops", BrokenAdapters::stopsWithoutTheLibrary),
                broken(Rule.TWICE, "another number", BrokenAdapters::triesAgainUnderAnotherNumber),
                broken(Rule.CRASH, "begins anew", BrokenAdapters::forgetsTheOpenSale),
                broken(Rule.CANCELLED, "cancels by itself", BrokenAdapters::cancelsByItself),
                broken(Rule.REFUND, "shelf price back", BrokenAdapters::paysBackTheShelfPrice),
                broken(Rule.THREAD, "another thread", BrokenAdapters::sellsOnAnotherThread),
                broken(Rule.POST_VOID, "voids nothing", BrokenAdapters::voidsNothing),
                broken(Rule.SCAN, "no scans", BrokenKeys::ignoresScans),
                broken(Rule.SCAN, "scans cut", BrokenKeys::trimsScans),
                broken(Rule.SCAN, "no coupons", BrokenKeys::ignoresCoupons),
                broken(Rule.POINTS, "no points", BrokenKeys::ignoresPoints),
                broken(Rule.POINTS, "points twice", BrokenKeys::paysWithPointsTwice),
                broken(Rule.RETURNED, "whole line back", BrokenKeys::takesAllOfTheLineBack),
                broken(Rule.RETURNED, "another item back", BrokenKeys::takesAnotherItemBack),
                broken(Rule.ONE_DISCOUNT, "one discount", BrokenKeys::takesOneOfSeveralDiscountsOff),
                broken(Rule.OTHER_SALE, "the quote before", BrokenKeys::beginsWithTheQuoteBefore),
                broken(Rule.RECEIPT_TWICE, "prints twice", BrokenKeys::printsTwice),
                broken(Rule.NO_ANSWER, "no due", BrokenKeys::hasNoDue),
                broken(Rule.THREW, "an assertion", BrokenKeys::failsAnAssertion),
                broken(Rule.THREW, "does not start", BrokenKeys::doesNotStart),
                broken(Rule.THREW, "adjust throws", BrokenKeys::throwsOnAdjust),
                broken(Rule.CANCELLED_PAID, "voids by cancel", BrokenKeys::voidsWithTheCancelKey),
                broken(Rule.THREW, "prompts throw", BrokenKeys::failsAtPrompts),
                broken(Rule.SIGN, "added on", BrokenKeys::addsDiscountsOn),
                broken(Rule.OTHER_DISCOUNT, "half of it", BrokenKeys::halvesDiscounts),
                broken(Rule.TICKET_UNIT_PRICE, "the price of one", BrokenKeys::sendsThePriceOfOne),
                broken(Rule.TICKET_AMOUNT, "below zero", BrokenKeys::sendsAmountsBelowZero),
                broken(Rule.TICKET_STALE, "quantity only", BrokenKeys::changesTheQuantityOnly),
                broken(Rule.TOTAL, "no total", BrokenKeys::hasNoTotal));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("adapters")
    void anAdapterThatBreaksOneRuleIsToldSo(Rule rule, String how, Function<BrokenKeys, CornerPos> pos)
            throws IOException {
        Path disk = Files.createDirectories(folder.resolve(how));
        try (AdapterTck kit =
                AdapterTck.in(shop, new CornerUnderTest(lanes -> pos.apply(new BrokenKeys(disk, lanes))))) {
            List<Finding> findings = kit.run();
            Set<Rule> rules = findings.stream().map(Finding::rule).collect(Collectors.toCollection(LinkedHashSet::new));
            assertThat(rules).as("%s", findings).containsExactly(rule);
        }
    }
}
