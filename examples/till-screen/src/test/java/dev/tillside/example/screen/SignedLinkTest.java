package dev.tillside.example.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillside.fault.BadInput;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedLinkTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private final SignedLink links = new SignedLink(new byte[32]);

    private Map<String, String> made(String member, LocalDate through) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(links.query(member, through).split("&"))
                .map(part -> part.split("=", 2))
                .forEach(part -> query.put(part[0], part[1]));
        return query;
    }

    @Test
    void whoHasTheLinkSeesThatMembersPageThroughItsLastDay() {
        Map<String, String> link = made("M1", TODAY.plusDays(30));

        assertThat(links.member(link, TODAY)).contains("M1");
        assertThat(links.member(link, TODAY.plusDays(30))).contains("M1");
        assertThat(links.member(link, TODAY.plusDays(31))).isEmpty();
    }

    @Test
    void anAlteredLinkOpensNothing() {
        for (String field : new String[] {"m", "d", "s"}) {
            Map<String, String> link = made("M1", TODAY);
            link.put(field, field.equals("d") ? "2030-01-01" : "M2");

            assertThat(links.member(link, TODAY)).as(field).isEmpty();
            link.remove(field);
            assertThat(links.member(link, TODAY)).as("without " + field).isEmpty();
        }
    }

    @Test
    void lettersDoNotMoveFromTheMemberIntoTheDay() {
        Map<String, String> link = made("M1", TODAY);
        link.put("m", "M12");
        link.put("d", "026-11-22");

        assertThat(links.member(link, TODAY)).isEmpty();
    }

    @Test
    void anotherKeysLinkOpensNothingAndAShortKeyIsRefused() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(new SignedLink(other).member(made("M1", TODAY), TODAY)).isEmpty();
        assertThatThrownBy(() -> new SignedLink(new byte[31])).isInstanceOf(BadInput.class);
    }
}
