package dev.tillside.pos.device;

import dev.tillside.fault.BadInput;
import dev.tillside.scan.Symbology;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One whole scan, as {@link dev.tillside.pos.LoyaltyLane#identify} and {@link dev.tillside.scan.ScanReader} take it.
 *
 * @param raw the data, with the AIM symbology identifier (ISO/IEC 15424) in front where the device sends one, FNC1 as GS (0x1D);
 *     without what the port's framing puts around it
 * @param symbology where the device tells it beside the data
 */
public record DeviceScan(String raw, Optional<Symbology> symbology) {
    public DeviceScan {
        BadInput.present(raw, "raw");
        BadInput.present(symbology, "symbology");
    }

    /** The scan of a device that says nothing of symbologies but in the data. */
    static DeviceScan of(byte[] bytes) {
        return new DeviceScan(text(bytes), Optional.empty());
    }

    /** UTF-8 where the bytes are, else Latin-1, which has a character for every byte. */
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length)))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1); // other bytes are no fault
        }
    }

    /** Hides the data: it may be anything, a card's number too. */
    @Override
    public String toString() {
        return "DeviceScan[" + raw.length() + " characters, "
                + symbology.map(Enum::name).orElse("unsaid") + "]";
    }
}
