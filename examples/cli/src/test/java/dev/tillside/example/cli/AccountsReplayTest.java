package dev.tillside.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.example.office.Office;
import dev.tillside.pos.replay.Conversation;
import dev.tillside.pos.replay.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Members' accounts as a till's line of JSON moves them. In a table, {@code >} is a line of input, and the {@code <} below it
 * hold what its one answer contains, {@code !} what it does not; {@code $V} is the last voucher that was issued. At the end head
 * office computes every sale again.
 */
class AccountsReplayTest {
    private static final Pattern VOUCHER = Pattern.compile("\"vouchers\":\\[\\{\"code\":\"([^\"]+)\"");

    private static final String CLUB = """
            > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}],\
            "burn":{"points":"100","worth":"1.00","step":"100","minimum":"200"},"expiresAfterDays":730}}
            > {"type":"member","id":"M1","cards":["CARD-1","CARD-1B"],"points":"450"}
            > {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
            < "ok"
            > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"6.00"}
            < "ok"
            > {"type":"add","tx":"T1","line":"2","sku":"B","quantity":"1","amount":"4.00"}
            < "ok"
            """;

    @TempDir
    private Path folder;

    private long n;

    @Test
    void pointsPayAPartAndWhatTheyPayEarnsNothing() throws IOException {
        table(CLUB + """
                > {"type":"redeem","tx":"T1","points":"200"}
                < "code":"NO_MEMBER","path":"points"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "member":"M1"
                > {"type":"redeem","tx":"T1","points":"500"}
                < "code":"INSUFFICIENT_POINTS","path":"points"
                > {"type":"redeem","tx":"T1","points":"100"}
                < "code":"NOT_A_STEP","path":"points"
                > {"type":"redeem","tx":"T1","points":"250"}
                < "code":"NOT_A_STEP","path":"points"
                > {"type":"redeem","tx":"T1"}
                < "code":"MISSING","path":"points"
                > {"type":"redeem","tx":"T1","points":"400"}
                < "ok"
                > {"type":"redeem","tx":"T1","points":"200"}
                < "ok"
                > {"type":"price","tx":"T1"}
                < "due":"8.00","pointsEarned":"8","redeemed":[{"points":"200","amount":"2.00"}]
                < {"line":"1","amount":"6.00","net":"6.00","points":"5",
                < {"line":"2","amount":"4.00","net":"4.00","points":"3",
                > {"type":"redeem","tx":"T1","points":"0"}
                < "ok"
                > {"type":"price","tx":"T1"}
                < "due":"10.00","pointsEarned":"10","redeemed":[]
                > {"type":"lock","tx":"T1"}
                < "ok"
                > {"type":"redeem","tx":"T1","points":"400"}
                < "ok"
                > {"type":"restart"}
                < "ok"
                > {"type":"price","tx":"T1"}
                < "due":"6.00","pointsEarned":"6","redeemed":[{"points":"400","amount":"4.00"}]
                > {"type":"redeem","tx":"T1","points":"200"}
                < "ok"
                > {"type":"commit","tx":"T1","tenders":[{"type":"CARD","amount":"7.99"}]}
                < "code":"TENDERS_DIFFER"
                > {"type":"commit","tx":"T1","tenders":[{"type":"CARD","amount":"8.00"}]}
                < "due":"8.00","pointsEarned":"8","redeemed":[{"points":"200","amount":"2.00"}]
                < "pointsBalance":"258","vouchers":[]
                > {"type":"commit","tx":"T1"}
                < "pointsBalance":"258"
                < "again":true
                > {"type":"balance","member":"M1"}
                < "points":"258","pending":"0","debt":"0","lots":[{"points":"250","expires":"2028-11-21"},{"points":"8","expires":"2028-11-21"}]
                """);
    }

    @Test
    void whatNoLongerFitsIsCutAtTheLockToTheLargestStep() throws IOException {
        table(CLUB + """
                > {"type":"scan","tx":"T1","raw":"CARD-1B"}
                < "member":"M1"
                > {"type":"redeem","tx":"T1","points":"400"}
                < "ok"
                > {"type":"void","tx":"T1","line":"1"}
                < "ok"
                > {"type":"quantity","tx":"T1","line":"2","quantity":"1","amount":"3.50"}
                < "ok"
                > {"type":"lock","tx":"T1"}
                < "ok"
                > {"type":"price","tx":"T1"}
                < "due":"0.50"
                < "redeemed":[{"points":"300","amount":"3.00"}]
                > {"type":"redeem","tx":"T1","points":"400"}
                < "code":"EXCEEDS_DUE","path":"points"
                > {"type":"unlock","tx":"T1"}
                < "ok"
                > {"type":"quantity","tx":"T1","line":"2","quantity":"1","amount":"1.50"}
                < "ok"
                > {"type":"lock","tx":"T1"}
                < "ok"
                > {"type":"price","tx":"T1"}
                < "due":"1.50"
                < "redeemed":[]
                > {"type":"unlock","tx":"T1"}
                < "ok"
                > {"type":"quantity","tx":"T1","line":"2","quantity":"1","amount":"9.00"}
                < "ok"
                > {"type":"price","tx":"T1"}
                < "redeemed":[{"points":"400","amount":"4.00"}]
                > {"type":"forget","tx":"T1"}
                < "ok"
                > {"type":"member","tx":"T1","id":"M1"}
                < "ok"
                > {"type":"commit","tx":"T1"}
                < "redeemed":[]
                < "pointsBalance":"459"
                """);
    }

    @Test
    void pointsThatWaitInALockedBasketAreNotSpentInAnother() throws IOException {
        table(CLUB + """
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "member":"M1"
                > {"type":"redeem","tx":"T1","points":"300"}
                < "ok"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T2","line":"1","sku":"A","quantity":"1","amount":"6.00"}
                < "ok"
                > {"type":"scan","tx":"T2","raw":"CARD-1B"}
                < "member":"M1"
                > {"type":"redeem","tx":"T2","points":"300"}
                < "ok"
                > {"type":"lock","tx":"T1"}
                < "ok"
                > {"type":"price","tx":"T2"}
                < "redeemed":[]
                > {"type":"redeem","tx":"T2","points":"200"}
                < "code":"INSUFFICIENT_POINTS"
                > {"type":"cancel","tx":"T1"}
                < "ok"
                > {"type":"commit","tx":"T2"}
                < "redeemed":[{"points":"300","amount":"3.00"}]
                < "pointsBalance":"153"
                """);
    }

    @Test
    void pointsTurnIntoVouchersThatPay() throws IOException {
        table("""
                > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}]},\
                "vouchers":[{"id":"small","points":"50","value":"2.00","validDays":30,"codePrefix":"V-","partial":true}]}
                > {"type":"member","id":"M1","cards":["CARD-1"],"points":"45"}
                > {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"6.00"}
                < "ok"
                > {"type":"redeem","tx":"T1","points":"10"}
                < "code":"NO_REDEMPTION"
                > {"type":"redeem","tx":"T1","voucher":"V-NONE"}
                < "code":"VOUCHER_REFUSED","path":"voucher"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "member":"M1"
                > {"type":"commit","tx":"T1"}
                < "pointsBalance":"1","vouchers":[{"code":"V-
                < "value":"2.00","through":"2026-12-22"}]
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"redeem","tx":"T2","voucher":"$V"}
                < "code":"EXCEEDS_DUE"
                > {"type":"add","tx":"T2","line":"1","sku":"A","quantity":"1","amount":"1.50"}
                < "ok"
                > {"type":"redeem","tx":"T2","voucher":"$V"}
                < "ok"
                > {"type":"redeem","tx":"T2","voucher":"$V"}
                < "ok"
                > {"type":"commit","tx":"T2","tenders":[]}
                < "due":"0.00"
                < "redeemed":[{"voucher":"$V","amount":"1.50"}]
                > {"type":"begin","tx":"T3","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T3","line":"1","sku":"A","quantity":"1","amount":"3.00"}
                < "ok"
                > {"type":"scan","tx":"T3","raw":"CARD-1"}
                < "TELL_VOUCHER","text":"You have a voucher worth 0.50, good through 2026-12-22: $V."
                > {"type":"redeem","tx":"T3","voucher":"$V"}
                < "ok"
                > {"type":"redeem","tx":"T3","voucher":"$V","undo":true}
                < "ok"
                > {"type":"price","tx":"T3"}
                < "due":"3.00"
                > {"type":"redeem","tx":"T3","voucher":"$V"}
                < "ok"
                > {"type":"commit","tx":"T3"}
                < "due":"2.50","pointsEarned":"2","redeemed":[{"voucher":"$V","amount":"0.50"}]
                > {"type":"begin","tx":"T4","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T4","line":"1","sku":"A","quantity":"1","amount":"3.00"}
                < "ok"
                > {"type":"redeem","tx":"T4","voucher":"$V"}
                < "code":"VOUCHER_REFUSED"
                < used up
                """);
    }

    @Test
    void aVoucherRunsOutAndOneForOnceIsNotSplit() throws IOException {
        table("""
                > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}]},\
                "vouchers":[{"id":"five","points":"5","value":"5.00","validDays":3}]}
                > {"type":"member","id":"M1","cards":["CARD-1"]}
                > {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"6.00"}
                < "ok"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "member":"M1"
                > {"type":"commit","tx":"T1"}
                < "pointsBalance":"1"
                < "through":"2026-11-25"
                > {"type":"begin","tx":"T2","at":"2026-11-25T23:00:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T2","line":"1","sku":"A","quantity":"1","amount":"4.99"}
                < "ok"
                > {"type":"redeem","tx":"T2","voucher":"$V"}
                < "code":"EXCEEDS_DUE","path":"voucher"
                > {"type":"quantity","tx":"T2","line":"1","quantity":"1","amount":"5.00"}
                < "ok"
                > {"type":"redeem","tx":"T2","voucher":"$V"}
                < "ok"
                > {"type":"cancel","tx":"T2"}
                < "ok"
                > {"type":"begin","tx":"T3","at":"2026-11-26T01:00:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T3","line":"1","sku":"A","quantity":"1","amount":"9.00"}
                < "ok"
                > {"type":"redeem","tx":"T3","voucher":"$V"}
                < "code":"VOUCHER_REFUSED","path":"voucher"
                < 2026-11-25
                """);
    }

    @Test
    void tiersRiseAtOnceAndCashBackHasItsCap() throws IOException {
        table("""
                > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}]},\
                "tiers":[{"id":"blue"},{"id":"gold","from":"100.00","basis":"SPEND","period":"P30D","multiplier":"2"}],\
                "cashBack":{"percent":"2","yearlyCap":"3.00"}}
                > {"type":"offer","id":"G","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["A"]},"audience":{"tiers":["gold"]}}
                > {"type":"member","id":"M1","cards":["CARD-1"]}
                > {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "code":"TELL_TIER","text":"Your tier is blue."
                < "code":"TELL_TIER_SPEND","text":"Spend 100.00 more to reach gold."
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"100.00"}
                < "ok"
                > {"type":"commit","tx":"T1"}
                < "discount":"0.00"
                < "pointsEarned":"100"
                < "cashBack":"2.00"
                > {"type":"balance","member":"M1"}
                < "tier":"gold","cashBack":"2.00"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T2","line":"1","sku":"A","quantity":"1","amount":"101.00"}
                < "ok"
                > {"type":"scan","tx":"T2","raw":"CARD-1"}
                < "text":"Your tier is gold."
                ! TELL_TIER_SPEND
                > {"type":"commit","tx":"T2"}
                < "discount":"1.00"
                < "pointsEarned":"200"
                < "cashBack":"1.00"
                > {"type":"balance","member":"M1","at":"2026-12-22T10:00:00Z"}
                < "tier":"blue","cashBack":"3.00"
                > {"type":"balance","member":"M1","at":"2027-01-01T10:00:00Z"}
                < "tier":"blue","cashBack":"0.00"
                """);
    }

    @Test
    void pointsArePendingThenThereThenGone() throws IOException {
        table("""
                > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}],\
                "burn":{"points":"1","worth":"0.01"},"pendingDays":2,"expiresAfterDays":10}}
                > {"type":"member","id":"M1","cards":["CARD-1"],"lots":[{"points":"5","expires":"2026-11-23"}]}
                > {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"6.00"}
                < "ok"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "5 points run out after 2026-11-23."
                > {"type":"commit","tx":"T1"}
                < "pointsBalance":"5"
                > {"type":"balance","member":"M1"}
                < "points":"5","pending":"6","debt":"0","lots":[{"points":"5","expires":"2026-11-23"}]
                > {"type":"balance","member":"M1","at":"2026-11-24T10:00:00Z"}
                < "points":"6","pending":"0","debt":"0","lots":[{"points":"6","expires":"2026-12-02"}]
                > {"type":"balance","member":"M1","at":"2026-12-03T10:00:00Z"}
                < "points":"0","pending":"0","debt":"0","lots":[]
                """);
    }

    @Test
    void aCardThatNobodyHasYetShopsAsAMemberAndItsPointsWait() throws IOException {
        table("""
                > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}],\
                "burn":{"points":"1","worth":"0.01"}},"unknownCards":"ACCEPT"}
                > {"type":"scanRules","id":"store","cards":[{"name":"club","prefix":"29000","length":13}]}
                > {"type":"offer","id":"O","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["A"]},"audience":"MEMBERS"}
                > {"type":"begin","tx":"T1","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"7.00"}
                < "ok"
                > {"type":"scan","tx":"T1","raw":"2900000012349"}
                < "as":"MEMBER","reason":null,"member":null,"gtin":null,"known":false
                > {"type":"scan","tx":"T1","raw":"2900000012349"}
                < "duplicate":true,"known":false
                > {"type":"redeem","tx":"T1","points":"1"}
                < "code":"INSUFFICIENT_POINTS"
                > {"type":"commit","tx":"T1"}
                < "discount":"1.00","due":"6.00","pointsEarned":"6"
                < "pointsBalance":"0"
                ! 2900000012349
                > {"type":"sync"}
                < "pushed":1
                > {"type":"member","id":"M7","cards":["2900000012349"]}
                > {"type":"balance","member":"M7"}
                < "points":"6"
                > {"type":"balance","member":"M7","till":"2"}
                < "points":"0"
                > {"type":"sync","till":"2"}
                < "pushed":0,"pulled":0
                > {"type":"balance","member":"M7","till":"2"}
                < "points":"6"
                """);
    }

    @Test
    void aMembershipThatHasRunOutIsToldAndMayStillBuy() throws IOException {
        table("""
                > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}]}}
                > {"type":"offer","id":"O","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["A"]},"audience":"MEMBERS"}
                > {"type":"member","id":"M1","cards":["CARD-1"],"valid":{"through":"2026-11-22"},"notes":["no bags"]}
                > {"type":"begin","tx":"T1","at":"2026-11-22T23:59:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "message":"Member card accepted."
                < "code":"TELL_NOTE","text":"Note: no bags"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"1","amount":"7.00"}
                < "ok"
                > {"type":"price","tx":"T1"}
                < "due":"6.00","pointsEarned":"6"
                > {"type":"price","tx":"T1","at":"2026-11-23T00:00:00Z"}
                < "due":"7.00","pointsEarned":"0"
                > {"type":"begin","tx":"T2","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"scan","tx":"T2","raw":"CARD-1"}
                < "as":"MEMBER","reason":null,"member":"M1"
                < "message":"This membership does not hold today. The basket is sold without it."
                < "TELL_MEMBERSHIP_OVER","text":"This membership ran out after 2026-11-22.
                > {"type":"commit","tx":"T2"}
                < "pointsBalance":null
                """);
    }

    @Test
    void aWelcomeAndABirthdayAreAimedAtWhatTheTillSees() throws IOException {
        table("""
                > {"type":"program","id":"club","currency":"GBP","timeZone":"Europe/London","points":{"earn":[{"points":"1","per":"1.00"}]},"tiers":[{"id":"gold"}]}
                > {"type":"offer","id":"HELLO","kind":"AMOUNT_OFF","amount":"1.00","items":{"skus":["A"]},"audience":{"segments":["@firstPurchase"]}}
                > {"type":"offer","id":"CAKE","kind":"AMOUNT_OFF","amount":"0.50","items":{"skus":["B"]},"audience":{"segments":["@birthday/gold"]}}
                > {"type":"member","id":"M1","cards":["CARD-1"],"birthday":"--11-22"}
                > {"type":"begin","tx":"T1","at":"2026-11-21T10:00:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T1","line":"1","sku":"A","quantity":"2","amount":"7.00"}
                < "ok"
                > {"type":"add","tx":"T1","line":"2","sku":"B","quantity":"1","amount":"2.00"}
                < "ok"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                ! TELL_BIRTHDAY
                > {"type":"commit","tx":"T1"}
                < "discount":"2.00"
                > {"type":"begin","tx":"T2","at":"2026-11-22T10:00:00Z","store":"0042","workstation":"3"}
                < "ok"
                > {"type":"add","tx":"T2","line":"1","sku":"A","quantity":"2","amount":"7.00"}
                < "ok"
                > {"type":"add","tx":"T2","line":"2","sku":"B","quantity":"1","amount":"2.00"}
                < "ok"
                > {"type":"scan","tx":"T2","raw":"CARD-1"}
                < TELL_BIRTHDAY
                > {"type":"commit","tx":"T2"}
                < "discount":"0.50"
                """);
    }

    @Test
    void tillsOnlineKnowWhatTheOthersDid() throws IOException {
        table(CLUB + """
                > {"type":"online","value":true}
                < "ok"
                > {"type":"scan","tx":"T1","raw":"CARD-1"}
                < "member":"M1"
                > {"type":"redeem","tx":"T1","points":"400"}
                < "ok"
                > {"type":"commit","tx":"T1"}
                < "pointsBalance":"56"
                > {"type":"begin","tx":"T2","till":"2","store":"0042","workstation":"4"}
                < "ok"
                > {"type":"add","tx":"T2","till":"2","line":"1","sku":"A","quantity":"1","amount":"6.00"}
                < "ok"
                > {"type":"scan","tx":"T2","till":"2","raw":"CARD-1"}
                < "text":"You have 56 points."
                > {"type":"redeem","tx":"T2","till":"2","points":"200"}
                < "code":"INSUFFICIENT_POINTS"
                > {"type":"online","till":"2","value":false}
                < "ok"
                > {"type":"commit","tx":"T2","till":"2"}
                < "pointsBalance":"62"
                > {"type":"balance","member":"M1"}
                < "points":"56"
                > {"type":"online","till":"2","value":true}
                < "ok"
                > {"type":"balance","member":"M1","till":"2"}
                < "points":"62"
                > {"type":"balance","member":"M1"}
                < "points":"62"
                > {"type":"online"}
                < "code":"MISSING","path":"value"
                """);
    }

    private void table(String rows) throws IOException {
        String voucher = "";
        try (Office office = Office.at(folder.resolve("head-office.db"));
                Conversation conversation = new Conversation(folder, office, "en", Witness.NONE)) {
            String asked = "";
            List<String> answer = List.of();
            for (String row : rows.lines().toList()) {
                String text = row.substring(2).replace("$V", voucher);
                if (row.startsWith(">")) {
                    asked = text;
                    answer = hear(conversation, asked);
                    Matcher issued = VOUCHER.matcher(String.join("", answer));
                    voucher = issued.find() ? issued.group(1) : voucher;
                } else {
                    assertThat(answer).as(asked).hasSize(1);
                    assertThat(answer.get(0).contains(text))
                            .as("%s: %s in %s", asked, text, answer.get(0))
                            .isEqualTo(row.startsWith("<"));
                }
            }
            verified(conversation, office, rows);
        }
    }

    private void verified(Conversation conversation, Office office, String rows) throws IOException {
        for (String till : List.of("1", "2")) {
            assertThat(hear(conversation, "{\"type\":\"sync\",\"till\":\"" + till + "\"}")
                            .get(0))
                    .contains("\"waiting\":0")
                    .doesNotContain("refused", "failure");
        }
        office.keep(rows.lines()
                .filter(row -> row.startsWith(">"))
                .map(row -> row.substring(2))
                .toList());
        List<String> differences = new ArrayList<>();
        office.verify((key, difference) -> differences.add(key + " " + difference));
        assertThat(differences).isEmpty();
    }

    private List<String> hear(Conversation conversation, String line) {
        List<String> answers = new ArrayList<>();
        conversation.hear(++n, line, answers::add);
        return answers;
    }
}
