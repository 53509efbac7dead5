package dev.tillside.list;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * A tagged COSE_Sign1 message (RFC 9052, section 4.2) with the algorithm EdDSA and a key id, in its one deterministic form.
 *
 * @param key the key id
 * @param payload what is signed
 * @param signature 64 bytes
 */
record CoseSign1(String key, byte[] payload, byte[] signature) {
    static final CBORFactory CBOR = new CBORFactory();

    private static final int TAG = 18;
    private static final int ALGORITHM = 1;
    private static final int EDDSA = -8;
    private static final int KEY_ID = 4;
    private static final int SIGNATURE_BYTES = 64;

    /** Writes CBOR into a byte array: an array in memory throws nothing. */
    interface Writing {
        void into(CBORGenerator out) throws IOException;
    }

    static byte[] cbor(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (CBORGenerator out = CBOR.createGenerator(bytes)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            writing.into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] header(String key) {
        return cbor(out -> {
            out.writeStartObject(null, 2);
            out.writeFieldId(ALGORITHM);
            out.writeNumber(EDDSA);
            out.writeFieldId(KEY_ID);
            out.writeBinary(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            out.writeEndObject();
        });
    }

    /** What the signature is over: the Sig_structure of RFC 9052, section 4.4. */
    static byte[] toBeSigned(String key, byte[] external, byte[] payload) {
        return cbor(out -> {
            out.writeStartArray(null, 4);
            out.writeString("Signature1");
            out.writeBinary(header(key));
            out.writeBinary(external);
            out.writeBinary(payload);
            out.writeEndArray();
        });
    }

    byte[] bytes() {
        return cbor(out -> {
            out.writeTag(TAG);
            out.writeStartArray(null, 4);
            out.writeBinary(header(key));
            out.writeStartObject(null, 0);
            out.writeEndObject();
            out.writeBinary(payload);
            out.writeBinary(signature);
            out.writeEndArray();
        });
    }

    /**
     * Reads a message.
     *
     * @throws IOException where it is none, or is not in the one form that {@link #bytes} gives it
     */
    static CoseSign1 read(byte[] bytes) throws IOException {
        try (CBORParser in = CBOR.createParser(bytes)) {
            expect(in.nextToken() == JsonToken.START_ARRAY && in.getCurrentTag() == TAG);
            byte[] header = binary(in);
            expect(in.nextToken() == JsonToken.START_OBJECT && in.nextToken() == JsonToken.END_OBJECT);
            byte[] payload = binary(in);
            byte[] signature = binary(in);
            expect(signature.length == SIGNATURE_BYTES && in.nextToken() == JsonToken.END_ARRAY);
            CoseSign1 read = new CoseSign1(keyId(header), payload, signature);
            expect(Arrays.equals(read.bytes(), bytes));
            return read;
        }
    }

    private static String keyId(byte[] header) throws IOException {
        try (CBORParser in = CBOR.createParser(header)) {
            expect(in.nextToken() == JsonToken.START_OBJECT && in.nextToken() == JsonToken.FIELD_NAME);
            expect(in.nextToken() == JsonToken.VALUE_NUMBER_INT && in.getIntValue() == EDDSA);
            expect(in.nextToken() == JsonToken.FIELD_NAME);
            return new String(binary(in), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    static byte[] binary(JsonParser in) throws IOException {
        expect(in.nextToken() == JsonToken.VALUE_EMBEDDED_OBJECT);
        return in.getBinaryValue();
    }

    static void expect(boolean right) throws IOException {
        if (!right) {
            throw new IOException("not in the form of a list's code");
        }
    }
}
