package dev.tillside.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORObject;
import dev.tillside.fault.BadInput;
import dev.tillside.item.Selector;
import dev.tillside.member.DateSpan;
import dev.tillside.money.Money;
import dev.tillside.offer.Reward;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListCodeTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final SigningKey KEY = Lists.key("k1");
    private static final ListCode.Home HOME = new ListCode.Home("club", Lists.GBP);
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final String CODE = ListCode.write(Lists.long25(), KEY);

    private static ListReading read(String code, ListTrust trust) {
        return ListCode.read(code, trust, HOME, Instant.parse("2026-11-22T10:00:00Z"), LONDON);
    }

    private static ListReading read(String code) {
        return read(code, Lists.trusting(Lists.shown(KEY)));
    }

    private static Optional<ListRefusal> why(ListReading reading) {
        return reading instanceof ListReading.Refused refused ? Optional.of(refused.why()) : Optional.empty();
    }

    @Test
    void twentyFiveOffersFitAQrSymbolOfVersion17() throws WriterException {
        assertThat(CODE.chars()).allMatch(c -> ALPHABET.indexOf(c) >= 0);
        assertThat(message(CODE).length).isLessThanOrEqualTo(486);
        assertThat(Encoder.encode(CODE, ErrorCorrectionLevel.M).getVersion().getVersionNumber())
                .isLessThanOrEqualTo(17);
    }

    @Test
    void whatWasWrittenIsRead() {
        assertThat(read(CODE)).isEqualTo(new ListReading.Genuine(Lists.long25(), Lists.shown(KEY)));
        assertThat(ListCode.keyId(CODE)).contains("k1");
        assertThat(ListCode.unproved(CODE)).contains(Lists.long25());
    }

    @Test
    void anEmptyListIsAListToo() {
        SignedList empty = Lists.of(List.of());
        assertThat(read(ListCode.write(empty, KEY))).isEqualTo(new ListReading.Genuine(empty, Lists.shown(KEY)));
    }

    /** One character says several bits; every single bit of the message is turned below it. */
    @Test
    void everyBitTurnedIsRefused() {
        byte[] message = message(CODE);
        for (int bit = 0; bit < message.length * 8; bit++) {
            byte[] turned = message.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(read(code(turned))).as("bit %d", bit).isInstanceOf(ListReading.Refused.class);
        }
    }

    @Test
    void everyLengthButTheWholeIsRefused() {
        for (int length = 0; length < CODE.length(); length++) {
            assertThat(read(CODE.substring(0, length)))
                    .as("%d characters", length)
                    .isInstanceOf(ListReading.Refused.class);
        }
        for (String more : List.of("0", "00", "000", " ", ":::")) {
            assertThat(read(CODE + more)).as("and %s", more).isInstanceOf(ListReading.Refused.class);
        }
    }

    @Test
    void whatIsWrongIsSaid() {
        byte[] message = message(CODE);
        byte[] forged = message.clone();
        forged[forged.length - 70] ^= 1;
        assertThat(why(read(code(forged)))).contains(ListRefusal.SIGNATURE_INVALID);
        byte[] cut = java.util.Arrays.copyOf(message, message.length - 10);
        assertThat(why(read(code(cut)))).contains(ListRefusal.TRUNCATED);
        assertThat(why(read("TL1:"))).contains(ListRefusal.TRUNCATED);
        assertThat(why(read("TL1:abc"))).contains(ListRefusal.MALFORMED);
        assertThat(why(read("5000112637922"))).contains(ListRefusal.MALFORMED);
        assertThat(why(read(CODE.replace("TL1:", "TL2:")))).contains(ListRefusal.UNKNOWN_VERSION);
        assertThat(why(read("TL1:" + "0".repeat(9_999)))).contains(ListRefusal.MALFORMED);
        assertThat(why(read(CODE, Lists.trusting()))).contains(ListRefusal.UNKNOWN_KEY);
        assertThat(why(read(ListCode.write(Lists.long25(), Lists.key("k2"))))).contains(ListRefusal.UNKNOWN_KEY);
        assertThat(why(read(CODE, Lists.withdrawing("9521234000016004711", Lists.shown(KEY)))))
                .contains(ListRefusal.REVOKED);
        ListKey revoked = new ListKey("k1", 2, KEY.publicKey(), DateSpan.ALWAYS, true);
        assertThat(why(read(CODE, Lists.trusting(revoked)))).contains(ListRefusal.KEY_REVOKED);
    }

    /** A stranger's key under the name of one that the till knows. */
    @Test
    void anotherKeyOfTheSameNameForgesNothing() {
        SigningKey other = SigningKey.generate("k1", new java.security.SecureRandom());
        assertThat(why(read(ListCode.write(Lists.long25(), other)))).contains(ListRefusal.SIGNATURE_INVALID);
    }

    @Test
    void otherShopsListsAreForeign() {
        ListTrust trust = Lists.trusting(Lists.shown(KEY));
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        for (ListCode.Home elsewhere : List.of(
                new ListCode.Home("other", Lists.GBP), new ListCode.Home("club", Currency.getInstance("EUR")))) {
            assertThat(why(ListCode.read(CODE, trust, elsewhere, now, LONDON))).contains(ListRefusal.FOREIGN);
        }
    }

    /** The list holds from 20 November through 6 December 2026, by London's clock. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    2026-11-19T23:49:59Z, NOT_STARTED
                    2026-11-19T23:50:00Z,
                    2026-11-20T00:00:00Z,
                    2026-12-06T23:59:59Z,
                    2026-12-07T00:09:59Z,
                    2026-12-07T00:10:00Z, EXPIRED
                    """)
    void clocksMayDifferByTenMinutes(Instant at, ListRefusal why) {
        ListReading reading = ListCode.read(CODE, Lists.trusting(Lists.shown(KEY)), HOME, at, LONDON);
        assertThat(why(reading)).isEqualTo(Optional.ofNullable(why));
    }

    @Test
    void aKeyRunsOutToo() {
        DateSpan lastMonth = DateSpan.of(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
        DateSpan nextMonth = DateSpan.of(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31));
        assertThat(why(read(CODE, Lists.trusting(new ListKey("k1", 1, KEY.publicKey(), lastMonth, false)))))
                .contains(ListRefusal.EXPIRED);
        assertThat(why(read(CODE, Lists.trusting(new ListKey("k1", 1, KEY.publicKey(), nextMonth, false)))))
                .contains(ListRefusal.NOT_STARTED);
    }

    /** A second library reads the message and builds what is signed; the JDK's check of it is the only thing they share. */
    @Test
    void anotherProgramFindsTheSameMessage() throws GeneralSecurityException, IOException {
        CBORObject message = CBORObject.DecodeFromBytes(message(CODE));
        assertThat(message.getMostOuterTag().ToInt32Checked()).isEqualTo(18);
        byte[] header = message.get(0).GetByteString();
        CBORObject protectedHeader = CBORObject.DecodeFromBytes(header);
        assertThat(protectedHeader.get(CBORObject.FromObject(1)).AsInt32()).isEqualTo(-8);
        assertThat(new String(protectedHeader.get(CBORObject.FromObject(4)).GetByteString(), StandardCharsets.UTF_8))
                .isEqualTo("k1");
        assertThat(message.get(1).size()).isZero();
        byte[] payload = message.get(2).GetByteString();

        CBORObject structure = CBORObject.NewArray()
                .Add("Signature1")
                .Add(header)
                .Add("TL1:".getBytes(StandardCharsets.US_ASCII))
                .Add(payload);
        byte[] info = HexFormat.of()
                .parseHex("302a300506032b6570032100"
                        + HexFormat.of().formatHex(Base64.getDecoder().decode(KEY.publicKey())));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info)));
        check.update(structure.EncodeToBytes(new CBOREncodeOptions("ctap2canonical=true")));
        assertThat(check.verify(message.get(3).GetByteString())).isTrue();

        byte[] plain = payload[0] == 0x78
                ? new InflaterInputStream(new ByteArrayInputStream(payload)).readAllBytes()
                : payload;
        CBORObject list = CBORObject.DecodeFromBytes(plain);
        assertThat(list.get(0).AsString()).isEqualTo("9521234000016004711");
        assertThat(list.get(3).AsString()).isEqualTo("M1004711");
        assertThat(list.get(7).get(0).size()).isEqualTo(25);
        assertThat(list.get(7).get(1).GetByteString()).hasSize(150);
        assertThat(list.EncodeToBytes(new CBOREncodeOptions("ctap2canonical=true")))
                .isEqualTo(plain);
        assertThat(message.EncodeToBytes(new CBOREncodeOptions("ctap2canonical=false")))
                .isEqualTo(message(CODE));
    }

    /** Signed by the right key, and still refused: a bomb, and CBOR that is not in its one form. */
    @Test
    void whatIsSignedIsNotTrustedBlindly() {
        byte[] bomb = deflated(new byte[50_000_000]);
        byte[] list = ListPayload.write(Lists.long25());
        byte[] trailing = java.util.Arrays.copyOf(list, list.length + 1);
        byte[] indefinite = java.util.Arrays.copyOf(list, list.length + 1);
        indefinite[0] = (byte) 0x9f;
        indefinite[list.length] = (byte) 0xff;
        for (byte[] payload : List.of(bomb, trailing, indefinite, new byte[0], new byte[] {0x78}, deflated(trailing))) {
            assertThat(why(read(signed(payload)))).contains(ListRefusal.MALFORMED);
        }
        assertThat(why(read(signed(list)))).as("the list itself").isEmpty();
        assertThat(why(read(signed(deflated(list))))).isEmpty();
    }

    @Test
    void aListSaysNothingThatACodeCannotCarry() {
        Reward tea = new Reward.AmountOff(Selector.category("tea"), Money.of("1.00", Lists.GBP), Optional.empty());
        assertThatThrownBy(() -> Lists.offer("O1", "C1", tea)).isInstanceOf(BadInput.class);
        ListOffer twice = new ListOffer("O1", "C1", Optional.empty(), List.of());
        assertThatThrownBy(() -> Lists.of(List.of(twice, twice))).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new ListKey("k1", 1, "AAAA", DateSpan.ALWAYS, false))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> SigningKey.of("k1", Lists.key("k2").publicKey(), KEY.privateKey()))
                .isInstanceOf(BadInput.class);
        assertThat(SigningKey.of("k1", KEY.publicKey(), KEY.privateKey()).publicKey())
                .isEqualTo(KEY.publicKey());
        assertThat(KEY.toString()).isEqualTo("SigningKey[k1]");
    }

    private static String signed(byte[] payload) {
        byte[] external = "TL1:".getBytes(StandardCharsets.US_ASCII);
        return code(new CoseSign1("k1", payload, KEY.sign(CoseSign1.toBeSigned("k1", external, payload))).bytes());
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(plain);
        deflater.finish();
        byte[] packed = new byte[plain.length / 100 + 1_000];
        return java.util.Arrays.copyOf(packed, deflater.deflate(packed));
    }

    /** Base45 by the letter of RFC 9285, apart from the library's. */
    private static byte[] message(String code) {
        String text = code.substring(4);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i += 3) {
            int value = ALPHABET.indexOf(text.charAt(i)) + 45 * ALPHABET.indexOf(text.charAt(i + 1));
            if (i + 2 < text.length()) {
                value += 45 * 45 * ALPHABET.indexOf(text.charAt(i + 2));
                bytes.write(value >> 8);
            }
            bytes.write(value);
        }
        return bytes.toByteArray();
    }

    private static String code(byte[] message) {
        StringBuilder text = new StringBuilder("TL1:");
        for (int i = 0; i < message.length; i += 2) {
            boolean two = i + 1 < message.length;
            int value = two ? (message[i] & 0xff) << 8 | message[i + 1] & 0xff : message[i] & 0xff;
            for (int digit = 0; digit < (two ? 3 : 2); digit++) {
                text.append(ALPHABET.charAt(value % 45));
                value /= 45;
            }
        }
        return text.toString();
    }
}
