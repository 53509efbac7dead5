package dev.tillside.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillside.money.Points;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A member's record gives back, byte for byte, what was put in. */
class MemberRecordProperties {
    private static final String MEMBER =
            "{\"type\":\"member\",\"id\":\"M-17\",\"version\":3,\"cards\":[\"2900047110817\"],\"name\":\"Zoë 王\"}";
    private static final String COUPON =
            "{\"type\":\"coupon\",\"id\":\"C-M-17-1\",\"version\":1,\"member\":\"M-17\",\"offer\":\"O2\","
                    + "\"valid\":{\"from\":\"2026-11-16\",\"through\":\"2026-12-01\"}}";

    @Property(tries = 500)
    void anyTextsComeBackAsTheyWere(
            @ForAll("texts") String id, @ForAll("texts") String own, @ForAll("entries") Map<String, String> coupons) {
        MemberRecord record = new MemberRecord(id);
        record.member(Optional.of(new MemberRecord.Entry(Long.MAX_VALUE, own)));
        coupons.forEach((name, json) -> record.coupons().put(name, new MemberRecord.Entry(json.length(), json)));
        MemberRecord read = MemberRecord.of(id, record.bytes());
        assertThat(read.member()).isEqualTo(record.member());
        assertThat(read.coupons()).isEqualTo(record.coupons());
        assertThat(read.lists()).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40).filter(MemberRecordProperties::isWhole),
                Arbitraries.strings()
                        .withChars('\u0000', '\u0001', '\u0002', '\u001f', '"', ',', ':', '{')
                        .ofMaxLength(20),
                Arbitraries.of(MEMBER, COUPON, COUPON + MEMBER, "M-17", "M", ""));
    }

    @Provide
    Arbitrary<Map<String, String>> entries() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(4);
    }

    /** Half a character is refused before it gets here. */
    private static boolean isWhole(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    @Example
    void aRecordOfTheFirstFormatIsReadForEver() {
        MemberRecord record = new MemberRecord("M-17");
        record.member(Optional.of(new MemberRecord.Entry(3, MEMBER)));
        record.coupons().put("C-M-17-1", new MemberRecord.Entry(1, COUPON));
        record.openings(List.of(new KnownAccounts.Opening(
                Points.of(12),
                true,
                Optional.of(LocalDate.of(2027, 1, 31)),
                Instant.ofEpochMilli(1_795_341_234_000L))));
        byte[] written = record.bytes();
        assertThat(HexFormat.of().formatHex(written)).isEqualTo(GOLDEN);
        assertThat(written).as("less than half of its texts").hasSizeLessThan((MEMBER.length() + COUPON.length()) / 2);
        MemberRecord read = MemberRecord.of("M-17", HexFormat.of().parseHex(GOLDEN));
        assertThat(read.member().orElseThrow().json()).isEqualTo(MEMBER);
        assertThat(read.coupons().get("C-M-17-1").json()).isEqualTo(COUPON);
        assertThat(read.openings()).isEqualTo(record.openings());
    }

    private static final String GOLDEN =
            "0101033e0402061133091732393030303437313130383137071a5a6fc3ab20e78e8b0b010a432d012d310136030206fe120106134f320615ff31312d31360616ff31322d30310d000104313203f1a201d0deb495a034";
}
