package dev.tillside.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.item.Selector;
import dev.tillside.member.MemberId;
import dev.tillside.money.Money;
import dev.tillside.money.Percent;
import dev.tillside.offer.FundingShare;
import dev.tillside.offer.Reward;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

class ListCodeProperties {
    private static final SigningKey KEY = Lists.key("k1");
    private static final ListTrust TRUST = Lists.trusting(Lists.shown(KEY));
    private static final ListCode.Home HOME = new ListCode.Home("club", Lists.GBP);

    @Property(tries = 300)
    void everyListComesBackAsItWas(@ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(max = 40) int size) {
        SignedList list = list(new Random(seed), size);
        String code = ListCode.write(list, KEY);
        assertThat(ListCode.genuine(code, TRUST)).isEqualTo(new ListReading.Genuine(list, Lists.shown(KEY)));
        assertThat(ListCode.write(list, KEY)).isEqualTo(code);
    }

    /** Any text at all: an answer, and never the right to a discount. */
    @Property(tries = 2_000)
    void noTextThrowsOrHolds(
            @ForAll @StringLength(max = 400) @CharRange(from = ' ', to = 'Z') String tail, @ForAll String anything) {
        for (String text : List.of("TL1:" + tail, tail, anything, "TL1:" + anything)) {
            assertThat(ListCode.read(text, TRUST, HOME, Instant.EPOCH, ZoneOffset.UTC))
                    .isInstanceOf(ListReading.Refused.class);
            ListCode.unproved(text);
            ListCode.keyId(text);
        }
    }

    /** What a thumb, a fold or a forger does: some characters of a genuine code are others. */
    @Property(tries = 500)
    void noAlteredCodeHolds(@ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 1, max = 4) int changes) {
        Random random = new Random(seed);
        StringBuilder code = new StringBuilder(ListCode.write(Lists.long25(), KEY));
        String before = code.toString();
        for (int i = 0; i < changes; i++) {
            code.setCharAt(random.nextInt(code.length()), (char) (' ' + random.nextInt(60)));
        }
        assertThat(ListCode.genuine(code.toString(), TRUST) instanceof ListReading.Genuine)
                .isEqualTo(code.toString().equals(before));
    }

    private static SignedList list(Random random, int size) {
        String id = "952123400001" + random.nextInt(99_999);
        List<ListOffer> offers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Optional<Reward> reward = reward(random);
            offers.add(new ListOffer(
                    "O" + random.nextInt(30),
                    random.nextBoolean() ? SignedList.coupon(id, i + 1) : "C-" + i,
                    reward,
                    reward.isEmpty() || random.nextBoolean() ? List.of() : funding(random)));
        }
        LocalDate issued = LocalDate.ofEpochDay(20_000 + random.nextInt(2_000));
        LocalDate from = issued.plusDays(random.nextInt(30));
        return new SignedList(
                id,
                "club",
                Lists.GBP,
                new MemberId("M" + random.nextInt(10_000_000)),
                issued,
                from,
                from.plusDays(random.nextInt(400)),
                offers);
    }

    private static Optional<Reward> reward(Random random) {
        Selector items = Selector.gtin(Lists.gtin(random).digits());
        return switch (random.nextInt(5)) {
            case 0 ->
                Optional.of(new Reward.AmountOff(
                        items, new Money(1 + random.nextInt(100_000), Lists.GBP), Optional.empty()));
            case 1 -> Optional.of(new Reward.PercentOff(items, new Percent(10_000 * (1 + random.nextInt(100)))));
            case 2 -> Optional.of(new Reward.PercentOff(items, new Percent(1 + random.nextInt(1_000_000))));
            case 3 ->
                Optional.of(
                        new Reward.FixedPrice(items, new Money(random.nextInt(100_000), Lists.GBP), Optional.empty()));
            default -> Optional.empty();
        };
    }

    private static List<FundingShare> funding(Random random) {
        List<FundingShare> shares = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            shares.add(new FundingShare(
                    "V" + random.nextInt(3),
                    random.nextBoolean() ? Optional.of("D" + i) : Optional.empty(),
                    new Percent(1 + random.nextInt(500_000))));
        }
        return shares;
    }
}
