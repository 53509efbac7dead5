package dev.tillside.example.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A till whose sidecar dies while its page stays, in a real browser. */
@ExtendWith(Chromium.class)
class SidecarGoneTest {
    @TempDir
    Path directory;

    @Test
    void thePageSaysThatItsSidecarIsGoneSellsOnAndBooksOnceTheSidecarIsBack(Browser browser) throws Exception {
        int port = threeInARow();
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en-IE"))) {
            Cashier cashier;
            URI link;
            try (Premises premises = opened(port)) {
                link = premises.shoppers().link("M1");
                cashier = new Cashier(context.newPage(), premises.first().invitation());
                cashier.scan("9520000001230");
            }
            assertThat(cashier.at("line")).hasAttribute("data-state", "gone");
            cashier.says("trouble", "Sell on at the price shown");
            cashier.scan("9520000001896");
            cashier.payByCard();
            cashier.says("receipt", "Loyalty did not answer.");
            cashier.nextShopper();
            try (Premises premises = opened(port)) {
                cashier.says("line", "Head office answers");
                assertThat(cashier.at("trouble")).isHidden();
                assertThat(cashier.at("waiting")).hasCount(0);
                assertThat(premises.building().office().basketKeys()).hasSize(1);
                Page phone = context.newPage();
                phone.navigate(link.toString());
                assertThat(phone.locator("#points")).hasText("640");
            }
        }
    }

    private Premises opened(int port) throws IOException {
        return Premises.open(
                new Premises.Plan(directory, Language.EN, port, CashierStoryTest.PATIENT, Clock.systemUTC()));
    }

    /** The first of three ports at which nobody listens. */
    private static int threeInARow() throws IOException {
        while (true) {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    ServerSocket second = listening(first.getLocalPort() + 1);
                    ServerSocket third = listening(second.getLocalPort() + 1)) {
                return third.getLocalPort() - 2;
            } catch (BindException | IllegalArgumentException e) {
                // Others listen there: the next draw may have more room.
            }
        }
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
