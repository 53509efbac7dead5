package dev.tillside.example.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every page for everybody: both languages, the keyboard alone, a camera, two tills beside each other, and a library that fails. */
@ExtendWith(Chromium.class)
class PagesTest {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @TempDir
    Path directory;

    private Premises premises;
    private BrowserContext context;

    @BeforeEach
    void open(Browser browser) throws Exception {
        premises = Premises.open(
                new Premises.Plan(directory, Language.EN, 0, CashierStoryTest.PATIENT, Clock.systemUTC()));
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("en-IE")
                .setPermissions(List.of("camera"))
                .setViewportSize(new ViewportSize(1024, 768)));
    }

    @AfterEach
    void close() {
        context.close();
        premises.close();
    }

    @Test
    void noPageKeepsAnybodyOutInEitherLanguage() {
        Cashier cashier = new Cashier(context.newPage(), premises.first().invitation());
        cashier.scan("2900047110817");
        cashier.scan("9520000001018");
        String till = cashier.page().url();
        List<String> found = new ArrayList<>();
        for (String language : List.of("en", "zh")) {
            cashier.page().locator("[data-language=" + language + "]").click();
            assertThat(cashier.page().locator("html")).hasAttribute("lang", language.equals("zh") ? "zh-Hans" : "en");
            found.addAll(barriers(cashier.page(), "till " + language));
            for (String key : language.equals("en") ? List.of("F1", "F2", "F7", "F8", "F10") : List.of("F10")) {
                cashier.press(key);
                assertThat(cashier.at("dialog-title")).isVisible();
                found.addAll(barriers(cashier.page(), key + " " + language));
                cashier.press("Escape");
                assertThat(cashier.at("dialog")).isHidden();
            }
        }
        for (String page : List.of(
                till + "display",
                till + "two",
                till + "print",
                premises.shoppers().link("M1").toString())) {
            for (String language : page.endsWith("two") ? List.of("en") : List.of("en", "zh")) {
                Page shown = context.newPage();
                shown.navigate(page + (page.contains("?") ? "&" : "?") + "language=" + language);
                assertThat(shown.locator("body")).hasAttribute("data-ready", "yes");
                for (int frame = 0; page.endsWith("two") && frame < 2; frame++) {
                    assertThat(shown.frameLocator("iframe >> nth=" + frame).locator("body"))
                            .hasAttribute("data-ready", "yes");
                }
                found.addAll(barriers(shown, page + " " + language));
                shown.close();
            }
        }
        assertThat(found).isEmpty();
        assertThat(cashier.mishaps()).isEmpty();
    }

    private static List<String> barriers(Page page, String where) {
        List<Rule> violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        return violations.stream()
                .flatMap(rule ->
                        Stream.of(rule.getNodes().toArray()).map(node -> where + ": " + rule.getId() + " " + node))
                .toList();
    }

    @Test
    void aSaleNeedsTheKeyboardAlone() {
        Cashier cashier = new Cashier(context.newPage(), premises.first().invitation());
        cashier.at("tour-start").focus();
        cashier.scan("9520000001896");
        assertThat(cashier.at("scan")).isFocused();
        cashier.scan("2900047110817");
        cashier.says("said", "Card at the end: still right. €0.40 saved.");
        cashier.press("F2", "3", "Enter");
        cashier.says("line-1", "3 ×");
        cashier.scan("9520000002220");
        cashier.press("F8", "3");
        cashier.says("why", "Needs 2, has 1.");
        cashier.press("Escape");
        cashier.scan("9520000002114");
        cashier.press("ArrowUp", "Delete");
        cashier.says("said", "Removed: Cat food");
        assertThat(cashier.at("lines").locator("li")).hasCount(2);
        cashier.press("F4");
        cashier.says("said", "Put aside.");
        cashier.press("F6");
        assertThat(cashier.at("aside-1")).isVisible();
        cashier.press("1");
        cashier.owes("€8.37");
        cashier.press("F10");
        cashier.says("pay-due", "€8.37");
        cashier.page().keyboard().type("10");
        cashier.press("Enter");
        cashier.says("change", "€1.63");
        cashier.nextShopper();
        cashier.press("F7");
        assertThat(cashier.at("back-1")).isFocused();
        cashier.press("F9", "F10");
        cashier.says("refund-amount", "€8.37");
        cashier.says("dialog", "Everything of this receipt is back already.");
        assertThat(cashier.mishaps()).isEmpty();
    }

    @Test
    void hasteLosesNothingAndWhatIsScannedInADialogChoosesNothing() {
        Cashier cashier = new Cashier(context.newPage(), premises.first().invitation());
        cashier.scan("9520000001018");
        cashier.page().keyboard().type("9520000002008");
        cashier.press("Enter", "F10");
        cashier.says("pay-due", "€15.39");
        cashier.page().keyboard().type("99999");
        cashier.press("Enter");
        cashier.says("pay-said", "far more than is due");
        cashier.press("F10", "F10");
        assertThat(cashier.at("receipt")).isVisible();
        String key =
                cashier.at("receipt").textContent().strip().lines().findFirst().orElseThrow();
        cashier.nextShopper();
        cashier.page().evaluate("localStorage.clear()");
        cashier.press("F7");
        assertThat(cashier.at("return-number")).isFocused();
        cashier.page().keyboard().type("T1");
        cashier.press("Enter");
        cashier.says("return-problem", "not known here");
        cashier.scan(key);
        assertThat(cashier.at("back-1")).containsText("0 × Coffee");
        cashier.press("1", "F10");
        assertThat(cashier.at("refund-amount")).hasText("€6.49");
        assertThat(cashier.at("back-1")).containsText("Olive oil");
        assertThat(cashier.mishaps()).isEmpty();
    }

    @Test
    void aReceiptIsInTheLanguageOfTheScreenAndAPaperCouponOfNobodySaysWhyNot() {
        Cashier cashier = new Cashier(context.newPage(), premises.first().invitation());
        cashier.page().locator("[data-language=zh]").click();
        cashier.scan("9810000000013");
        cashier.coupon("C-BREAD", false, "没有");
        cashier.page().reload();
        cashier.ready();
        cashier.coupon("C-BREAD", false, "没有");
        cashier.scan("9520000001230");
        cashier.coupon("C-BREAD", true, "1.00");
        cashier.press("F10");
        assertThat(cashier.at("pay-card")).isVisible();
        cashier.press("F10");
        cashier.says("receipt", "酸面包");
        cashier.says("receipt", "应付");
        assertThat(cashier.mishaps()).isEmpty();
    }

    @Test
    void aBasketThatAnotherPageChangedIsShownBeforeAnybodyPays() {
        Cashier cashier = new Cashier(context.newPage(), premises.first().invitation());
        cashier.scan("9520000001018");
        Page second = context.newPage();
        second.navigate(cashier.page().url());
        assertThat(second.locator("body")).hasAttribute("data-ready", "yes");
        second.keyboard().type("9520000002008");
        second.keyboard().press("Enter");
        assertThat(second.locator("#sum-due")).hasText("€15.39");
        cashier.page().bringToFront();
        cashier.press("F10");
        cashier.says("said", "The basket was changed elsewhere.");
        cashier.owes("€15.39");
        cashier.payByCard();
        cashier.says("receipt", "15.39");
    }

    @Test
    void aVoucherOfOneSalePaysTheNext() {
        Cashier cashier = new Cashier(context.newPage(), premises.first().invitation());
        cashier.scan("2900047110954");
        cashier.says("member", "Welcome, Lin!");
        cashier.scan("9520000002008");
        cashier.press("F2", "3", "Enter");
        cashier.owes("€24.20");
        cashier.payByCard();
        Matcher code = Pattern.compile("V-[\\w-]+").matcher(cashier.at("dialog").textContent());
        assertThat(code.find()).isTrue();
        cashier.nextShopper();
        cashier.scan(code.group());
        cashier.says("said", "noted");
        cashier.scan("2900047110954");
        cashier.scan("9520000002008");
        cashier.press("F10");
        cashier.says("pay-due", "€8.90");
        cashier.says("pay-said", "That is more than is due.");
        cashier.press("Escape");
        assertThat(cashier.at("dialog")).isHidden();
        cashier.scan("9520000001018");
        cashier.says("sums", code.group());
        cashier.press("F10");
        cashier.says("pay-due", "€3.89");
        cashier.at("keep-" + code.group()).click();
        cashier.says("pay-due", "€13.89");
        cashier.press("Escape");
        assertThat(cashier.at("dialog")).isHidden();
        cashier.scan(code.group());
        cashier.says("said", "accepted");
        cashier.owes("€3.89");
        cashier.press("F10");
        assertThat(cashier.at("pay-card")).isVisible();
        cashier.press("F10");
        cashier.says("receipt", code.group());
        assertThat(cashier.mishaps()).isEmpty();
    }

    @Test
    void theCameraReadsTheCardThatItSeesAndTheTourGoesOn() {
        Cashier cashier = new Cashier(context.newPage(), premises.first().invitation());
        cashier.at("tour-start").click();
        cashier.says("tour", "Step 1 of 9");
        cashier.at("camera-open").click();
        cashier.says("member", "Welcome, Ada!");
        cashier.says("tour", "Step 2 of 9");
        assertThat(cashier.mishaps()).isEmpty();
    }

    @Test
    void oneTillGoesOnWithWhatTheOtherPutAsideAndTheDisplayFollows() {
        Cashier cashier = new Cashier(context.newPage(), premises.second().invitation());
        cashier.press("F6");
        cashier.says("aside-unknown", "cannot know what other tills put aside");
        cashier.press("Escape");
        cashier.turn("line", true);
        cashier.says("line", "Head office answers");
        Page display = context.newPage();
        display.navigate(cashier.page().url() + "display");
        assertThat(display.locator("body")).hasAttribute("data-ready", "yes");
        Page both = context.newPage();
        both.navigate(cashier.page().url() + "two");
        FrameLocator first = both.frameLocator("iframe >> nth=0");
        FrameLocator second = both.frameLocator("iframe >> nth=1");
        first.locator("#good-9520000001018").click();
        assertThat(first.locator("#sum-due")).hasText("€6.49");
        first.locator("#act-suspend").click();
        assertThat(first.locator("#said")).containsText("Put aside.");
        second.locator("#act-resume").click();
        second.locator("#aside-1").click();
        assertThat(second.locator("#sum-due")).hasText("€6.49");
        assertThat(display.locator("#due")).hasText("€6.49");
        second.locator("#act-pay").click();
        second.locator("#pay-card").click();
        assertThat(second.locator("#receipt")).containsText("/1/");
        assertThat(display.locator("#hello")).hasText("Thank you!");
    }
}
