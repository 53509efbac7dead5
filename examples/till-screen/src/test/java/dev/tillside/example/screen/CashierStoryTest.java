package dev.tillside.example.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tillside.barcode.Frame;
import dev.tillside.barcode.FrameReader;
import dev.tillside.example.office.Office;
import dev.tillside.pos.sidecar.Budget;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A day at two tills, in a real browser. */
@ExtendWith(Chromium.class)
class CashierStoryTest {
    /** A machine that is busy with other tests is no library that fails. */
    static final Map<Budget, Duration> PATIENT = Arrays.stream(Budget.values())
            .collect(Collectors.toMap(budget -> budget, budget -> Duration.ofSeconds(20)));

    @TempDir
    Path directory;

    @Test
    void aSaleWithoutHeadOfficeItsListAtAnEmptyTillAndAReturnAreSettledOnce(Browser browser) throws Exception {
        try (Premises premises =
                        Premises.open(new Premises.Plan(directory, Language.EN, 0, PATIENT, Clock.systemUTC()));
                BrowserContext tills = browser.newContext(new Browser.NewContextOptions().setLocale("en-IE"))) {
            Cashier first = new Cashier(tills.newPage(), premises.first().invitation());
            cardAndGoods(first);
            first.turn("headOffice", false);
            first.says("line", "Points will follow");
            String code = payPartlyWithPoints(first);
            Cashier second = new Cashier(tills.newPage(), premises.second().invitation());
            listAtTheEmptyTill(second, code);
            first.page().bringToFront();
            oneItemComesBack(first);
            first.turn("headOffice", true);
            second.page().bringToFront();
            second.turn("line", true);
            for (Cashier cashier : List.of(first, second)) {
                cashier.says("line", "Head office answers");
                assertThat(cashier.at("waiting")).hasCount(0);
                assertThat(cashier.mishaps()).isEmpty();
            }
            settledOnce(premises.building().office());
            onHerPhone(tills.newPage(), premises.shoppers().link("M1"));
        }
    }

    private static void cardAndGoods(Cashier cashier) {
        cashier.scan("2900047110817");
        cashier.says("member", "Welcome, Ada!");
        cashier.says("points", "640 points");
        cashier.says("hints", "Cat food is on your list.");
        cashier.scan("9520000001018");
        assertThat(cashier.at("line-1").locator("s")).containsText("€6.49");
        cashier.says("line-1", "Coffee for 4.99");
        cashier.scan("9520000002220");
        cashier.coupon("K3", false, "Needs 2, has 1.");
        cashier.scan("9520000002220");
        cashier.coupon("K3", true, "Saves €1.00");
        cashier.scan("9520000001124");
        cashier.coupon("K1", true, "Saves €0.50");
        cashier.owes("€8.66");
        cashier.says("hints", "“2.50 off from 25.00”: saves €2.50");
        cashier.scan("2900047110817");
        cashier.says("said", "nothing changes");
    }

    /** The next list's code, read from its picture. */
    private static String payPartlyWithPoints(Cashier cashier) throws IOException {
        cashier.press("F10");
        cashier.says("pay-due", "€8.66");
        cashier.press("F9");
        cashier.says("pay-due", "€2.66");
        cashier.press("F8");
        cashier.says("pay-due", "€8.66");
        cashier.press("F9");
        cashier.says("pay-due", "€2.66");
        cashier.press("F10");
        cashier.says("receipt", "Paid with points");
        cashier.says("waiting", "1 waiting");
        Locator picture = cashier.at("next-list").locator("img");
        assertThat(picture).hasJSProperty("complete", true);
        String code = new FrameReader()
                .read(frame(picture.screenshot()))
                .orElseThrow()
                .text();
        assertThat(code).isEqualTo(cashier.at("next-list").getAttribute("data-code"));
        cashier.nextShopper();
        return code;
    }

    private static Frame frame(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        byte[] grey = new byte[image.getWidth() * image.getHeight()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xff);
        }
        return new Frame(image.getWidth(), image.getHeight(), grey);
    }

    private static void listAtTheEmptyTill(Cashier cashier, String code) {
        cashier.scan("9520000002336");
        cashier.owes("€3.29");
        cashier.scan(code);
        cashier.says("said", "Card at the end: still right. €0.80 saved.");
        cashier.coupon("K4", true, "Saves €0.80");
        cashier.scan("9520000001896");
        cashier.coupon("K5", true, "Saves €0.40");
        cashier.owes("€4.08");
        cashier.payByCard();
        cashier.nextShopper();
        cashier.says("waiting", "1 waiting");
    }

    private static void oneItemComesBack(Cashier cashier) {
        cashier.press("F7");
        assertThat(cashier.at("back-2")).containsText("Cat food");
        cashier.press("2");
        assertThat(cashier.at("back-2")).containsText("1 × Cat food");
        cashier.press("F10");
        assertThat(cashier.at("refund-amount")).containsText("€");
        cashier.says("waiting", "2 waiting");
        cashier.press("Escape");
    }

    /** 640 there were, 600 paid, 6 were earned; the return took none and gave back 63. */
    private static void onHerPhone(Page phone, URI link) {
        phone.setViewportSize(390, 844);
        phone.navigate(link.toString());
        assertThat(phone.locator("#points")).hasText("109");
        assertThat(phone.locator("li.used")).hasCount(4);
        phone.navigate(link.toString().replace("m=M1", "m=M2"));
        assertThat(phone.locator("#member")).containsText("This link has run out");
    }

    private static void settledOnce(Office office) throws IOException {
        assertThat(office.basketKeys()).hasSize(2).doesNotHaveDuplicates();
        List<Object> differences = new ArrayList<>();
        Office.Verified verified = office.verify((key, difference) -> differences.add(difference));
        assertThat(differences).isEmpty();
        assertThat(verified).isEqualTo(new Office.Verified(2, 1));
    }
}
