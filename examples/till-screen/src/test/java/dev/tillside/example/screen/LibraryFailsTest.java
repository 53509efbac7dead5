package dev.tillside.example.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import dev.tillside.example.office.Office;
import dev.tillside.member.MemberId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A till whose disk another program keeps from being written to, in a real browser. */
@ExtendWith(Chromium.class)
class LibraryFailsTest {
    @TempDir
    Path directory;

    @Test
    void aSaleGoesOnWithOneSentenceAndIsBookedOnceTheDiskIsWell(Browser browser) throws Exception {
        try (Premises premises =
                        Premises.open(new Premises.Plan(directory, Language.EN, 0, Map.of(), Clock.systemUTC()));
                BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-IE"))) {
            Cashier cashier = new Cashier(context.newPage(), premises.first().invitation());
            cashier.scan("2900047110817");
            cashier.scan("9520000001230");
            cashier.turn("library", false);
            cashier.scan("9520000001896");
            assertThat(cashier.at("trouble")).isVisible();
            assertThat(cashier.at("lines").locator("li")).hasCount(2);
            cashier.payByCard();
            cashier.says("receipt", "Loyalty did not answer.");
            cashier.says("waiting", "1 waiting");
            cashier.nextShopper();
            cashier.turn("library", true);
            cashier.says("line", "Head office answers");
            assertThat(cashier.at("waiting")).hasCount(0);
            Office office = premises.building().office();
            assertThat(office.basketKeys()).hasSize(1);
            assertThat(office.points(new MemberId("M1")).plain())
                    .as("of the full price, which was paid")
                    .isEqualTo("5");
        }
    }
}
