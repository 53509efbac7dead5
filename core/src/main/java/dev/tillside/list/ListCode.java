package dev.tillside.list;

import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.tillside.fault.BadInput;
import dev.tillside.member.DateSpan;
import dev.tillside.scan.Scan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.commons.codec.CodecPolicy;
import org.apache.commons.codec.binary.Base45;

/**
 * Writes and reads the code that carries a whole list, signed: see the package for its form. The same list and key make the same
 * code again on the same Java; another one's zlib may pack it otherwise, and every one reads it. Stateless, thread-safe.
 */
public final class ListCode {
    /** How much earlier or later than a till's clock says a list or its key may still be read. */
    public static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

    private static final String PREFIX = "TL1:";
    private static final byte[] EXTERNAL = PREFIX.getBytes(StandardCharsets.US_ASCII);
    /** What the largest QR symbol takes in its alphanumeric mode (ISO/IEC 18004, version 40 at level L). */
    private static final int LONGEST_CODE = 4_296;

    private static final int LARGEST_PAYLOAD = 16_384;
    private static final byte ZLIB = 0x78;

    /** Whose lists are ours. */
    public record Home(String program, Currency currency) {
        public Home {
            BadInput.present(program, "program");
            BadInput.present(currency, "currency");
        }
    }

    private ListCode() {}

    /** The code of that list, to print as a QR symbol. */
    public static String write(SignedList list, SigningKey key) {
        byte[] plain = ListPayload.write(list);
        byte[] packed = deflated(plain);
        byte[] payload = packed.length < plain.length ? packed : plain;
        byte[] signature = key.sign(CoseSign1.toBeSigned(key.id(), EXTERNAL, payload));
        byte[] message = new CoseSign1(key.id(), payload, signature).bytes();
        String code = PREFIX + new Base45().encodeToString(message);
        if (code.length() > LONGEST_CODE) {
            throw BadInput.value("offers", "more than a QR symbol takes: " + code.length() + " characters");
        }
        return code;
    }

    /**
     * Reads a code and decides whether it holds here and now. Never throws, whatever the text; what is forged or damaged costs
     * less than checking one signature. What the payload says is not looked at before its signature holds.
     *
     * @param code as scanned
     * @param trust what head office says of keys and lists
     * @param home whose lists are ours
     * @param at the till's clock
     * @param zone the store's time zone
     */
    public static ListReading read(String code, ListTrust trust, Home home, Instant at, ZoneId zone) {
        ListReading genuine = genuine(code, trust);
        return genuine instanceof ListReading.Genuine read
                ? refusal(read, trust, home, at, zone)
                        .<ListReading>map(ListReading.Refused::new)
                        .orElse(genuine)
                : genuine;
    }

    /**
     * The same without asking whether the list is ours, withdrawn, or holds now: for whoever explains a code, or computes a
     * sale again.
     */
    public static ListReading genuine(String code, ListTrust trust) {
        Optional<ListRefusal> foreign = outside(code);
        if (foreign.isPresent()) {
            return new ListReading.Refused(foreign.get());
        }
        try {
            CoseSign1 message = CoseSign1.read(bytes(code));
            Optional<ListKey> key = trust.listKey(message.key());
            if (key.isEmpty()) {
                return new ListReading.Refused(ListRefusal.UNKNOWN_KEY);
            }
            if (key.get().revoked()) {
                return new ListReading.Refused(ListRefusal.KEY_REVOKED);
            }
            return holds(message, key.get())
                    ? new ListReading.Genuine(ListPayload.read(inflated(message.payload())), key.get())
                    : new ListReading.Refused(ListRefusal.SIGNATURE_INVALID);
        } catch (JsonEOFException e) {
            return new ListReading.Refused(ListRefusal.TRUNCATED);
        } catch (IOException | IllegalArgumentException | BadInput | ArithmeticException | DateTimeException e) {
            return new ListReading.Refused(ListRefusal.MALFORMED);
        } catch (IndexOutOfBoundsException e) { // a column shorter than the others
            return new ListReading.Refused(ListRefusal.MALFORMED);
        }
    }

    /** What a code says, whoever signed it: to name it in an explanation, never to redeem it. */
    public static Optional<SignedList> unproved(String code) {
        try {
            return outside(code).isPresent()
                    ? Optional.empty()
                    : Optional.of(ListPayload.read(
                            inflated(CoseSign1.read(bytes(code)).payload())));
        } catch (IOException
                | IllegalArgumentException
                | BadInput
                | ArithmeticException
                | DateTimeException
                | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** The id of the key that a code names. */
    public static Optional<String> keyId(String code) {
        try {
            return outside(code).isPresent()
                    ? Optional.empty()
                    : Optional.of(CoseSign1.read(bytes(code)).key());
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ListRefusal> outside(String code) {
        if (code.length() > LONGEST_CODE || !Scan.SignedList.looksLike(code)) {
            return Optional.of(ListRefusal.MALFORMED);
        }
        if (!code.startsWith(PREFIX)) {
            return Optional.of(ListRefusal.UNKNOWN_VERSION);
        }
        return code.length() == PREFIX.length() ? Optional.of(ListRefusal.TRUNCATED) : Optional.empty();
    }

    /** One code, one spelling: what Base45 would read in two ways is refused. */
    private static byte[] bytes(String code) throws IOException {
        String text = code.substring(PREFIX.length());
        Base45 strict = Base45.builder().setDecodingPolicy(CodecPolicy.STRICT).get();
        byte[] bytes = strict.decode(text);
        CoseSign1.expect(strict.encodeToString(bytes).equals(text));
        return bytes;
    }

    private static boolean holds(CoseSign1 message, ListKey key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key.key());
            signature.update(CoseSign1.toBeSigned(message.key(), EXTERNAL, message.payload()));
            return signature.verify(message.signature());
        } catch (GeneralSecurityException e) {
            return false; // bytes that are no signature at all, or a key that is no point of the curve
        }
    }

    private static Optional<ListRefusal> refusal(
            ListReading.Genuine read, ListTrust trust, Home home, Instant at, ZoneId zone) {
        SignedList list = read.list();
        if (!list.program().equals(home.program()) || !list.currency().equals(home.currency())) {
            return Optional.of(ListRefusal.FOREIGN);
        }
        if (trust.isWithdrawn(list.id())) {
            return Optional.of(ListRefusal.REVOKED);
        }
        return outOfTime(list.valid(), at, zone).or(() -> outOfTime(read.key().valid(), at, zone));
    }

    private static Optional<ListRefusal> outOfTime(DateSpan valid, Instant at, ZoneId zone) {
        if (valid.startsAfter(at.plus(CLOCK_SKEW), zone)) {
            return Optional.of(ListRefusal.NOT_STARTED);
        }
        return valid.endedBefore(at.minus(CLOCK_SKEW), zone) ? Optional.of(ListRefusal.EXPIRED) : Optional.empty();
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(plain);
            deflater.finish();
            byte[] packed = new byte[plain.length + 64];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        } finally {
            deflater.end();
        }
    }

    /** No further than the largest list: what is signed may still be a mistake. */
    private static byte[] inflated(byte[] payload) throws IOException {
        if (payload.length == 0 || payload[0] != ZLIB) {
            return payload;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(payload);
            ByteArrayOutputStream plain = new ByteArrayOutputStream(1_024);
            byte[] block = new byte[1_024];
            while (!inflater.finished()) {
                int size = inflater.inflate(block);
                CoseSign1.expect(size > 0 || inflater.finished());
                plain.write(block, 0, size);
                CoseSign1.expect(plain.size() <= LARGEST_PAYLOAD);
            }
            CoseSign1.expect(inflater.getRemaining() == 0);
            return plain.toByteArray();
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }
}
