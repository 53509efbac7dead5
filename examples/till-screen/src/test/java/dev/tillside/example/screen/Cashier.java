package dev.tillside.example.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A cashier at one till's page, who types what a scanner types and presses keys. */
final class Cashier {
    // A scanner is as fast on a busy machine as on an idle one, which keys sent from here one by one are not.
    private static final String SCANNER = """
            code => {
              const press = key => {
                const down = new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true});
                return document.activeElement.dispatchEvent(down);
              };
              for (const key of code) if (press(key)) document.execCommand('insertText', false, key);
              const target = document.activeElement;
              if (press('Enter') && target instanceof HTMLButtonElement) target.click();
            }
            """;

    private final Page page;
    private final List<String> mishaps = new ArrayList<>();

    Cashier(Page page, URI invitation) {
        this.page = page;
        page.onPageError(mishaps::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.text().contains("Content Security Policy")) {
                mishaps.add(message.text());
            }
        });
        page.navigate(invitation.toString());
        ready();
    }

    void ready() {
        assertThat(page.locator("body")).hasAttribute("data-ready", "yes");
    }

    Page page() {
        return page;
    }

    /** What the browser complained of: nothing, where all is well. */
    List<String> mishaps() {
        return mishaps;
    }

    /** Types the code as a scanner does, wherever the cursor is, and waits until the till has done with it. */
    void scan(String code) {
        int before = scans();
        page.evaluate(SCANNER, code);
        assertThat(page.locator("body")).hasAttribute("data-scans", String.valueOf(before + 1));
    }

    private int scans() {
        String counted = page.locator("body").getAttribute("data-scans");
        return counted == null ? 0 : Integer.parseInt(counted);
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    Locator at(String id) {
        return page.locator("#" + id);
    }

    void says(String id, String text) {
        assertThat(at(id)).containsText(text);
    }

    void owes(String amount) {
        assertThat(at("sum-due")).hasText(amount);
    }

    /** The coupon is green, or grey with that reason. */
    void coupon(String id, boolean met, String reason) {
        assertThat(at("coupon-" + id)).hasAttribute("data-met", String.valueOf(met));
        assertThat(at("coupon-" + id)).containsText(reason);
    }

    /** Turns a switch behind the scenes. */
    void turn(String name, boolean on) {
        at("more-open").click();
        at("switch-" + name).click();
        assertThat(at("switch-" + name)).hasAttribute("aria-checked", String.valueOf(on));
        press("Escape");
        assertThat(at("scan")).isFocused();
    }

    /** Pays what is left by card. */
    void payByCard() {
        press("F10");
        assertThat(at("pay-card")).isVisible();
        press("F10");
        assertThat(at("receipt")).isVisible();
    }

    void nextShopper() {
        press("Enter");
        assertThat(at("dialog")).isHidden();
        assertThat(at("lines")).containsText(Pattern.compile(".+"));
        assertThat(at("scan")).isFocused();
    }
}
