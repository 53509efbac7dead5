package dev.tillside.plan.forecast;

import dev.tillside.fault.BadInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A model's bytes: a word, a version, the features by name, trees, population, and a SHA-256 of it all. */
final class ModelFile {
    private static final int WORD = 0x54534D4C;
    private static final int VERSION = 1;
    private static final int DIGEST = 32;

    private ModelFile() {}

    static byte[] write(Model model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(WORD);
            out.writeInt(VERSION);
            out.writeInt(model.days());
            out.writeInt(model.strangers());
            out.writeFloat(model.base());
            out.writeInt(Feature.COUNT_OF);
            for (Feature feature : Feature.values()) {
                out.writeUTF(feature.name());
            }
            write(model.trees(), out);
            model.population().write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] body = bytes.toByteArray();
        byte[] whole = Arrays.copyOf(body, body.length + DIGEST);
        System.arraycopy(digest(body, body.length), 0, whole, body.length, DIGEST);
        return whole;
    }

    static Model read(byte[] bytes) {
        int size = bytes.length - DIGEST;
        if (size < 0 || !Arrays.equals(digest(bytes, size), Arrays.copyOfRange(bytes, size, bytes.length))) {
            throw BadInput.value("model", "not the bytes of a model: the checksum does not hold");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, size))) {
            if (in.readInt() != WORD || in.readInt() != VERSION) {
                throw BadInput.value("model", "not a model of version " + VERSION);
            }
            Model model = model(in);
            if (in.read() >= 0) {
                throw BadInput.value("model", "a model with something after its end");
            }
            return model;
        } catch (IOException e) {
            throw BadInput.value("model", "a model that ends early");
        }
    }

    private static Model model(DataInputStream in) throws IOException {
        int days = in.readInt();
        int strangers = in.readInt();
        float base = in.readFloat();
        int features = in.readInt();
        if (days < 1
                || days > Windows.LONGEST
                || strangers < 0
                || strangers > TrainingSettings.MOST_STRANGERS
                || !Float.isFinite(base)) {
            throw BadInput.value("model", "settings that no model has");
        }
        if (features != Feature.COUNT_OF) {
            throw BadInput.value("model", "a model of other features");
        }
        for (Feature feature : Feature.values()) {
            if (!in.readUTF().equals(feature.name())) {
                throw BadInput.value("model", "a model without the feature " + feature);
            }
        }
        return new Model(days, strangers, base, trees(in), Population.read(in));
    }

    private static void write(Trees trees, DataOutputStream out) throws IOException {
        out.writeInt(trees.depth());
        out.writeInt(trees.features().length);
        for (short feature : trees.features()) {
            out.writeShort(feature);
        }
        Numbers.write(trees.bounds(), out);
        Numbers.write(trees.leaves(), out);
    }

    private static Trees trees(DataInputStream in) throws IOException {
        int depth = in.readInt();
        if (depth < 1 || depth > Trees.DEEPEST) {
            throw BadInput.value("model", "trees of a depth that no model has");
        }
        short[] features = new short[Numbers.count(in, Short.BYTES)];
        for (int node = 0; node < features.length; node++) {
            features[node] = in.readShort();
        }
        Trees trees = new Trees(depth, features, Numbers.ints(in), Numbers.floats(in));
        if (!trees.isSound(Feature.COUNT_OF)) {
            throw BadInput.value("model", "trees whose nodes ask nothing of a row");
        }
        return trees;
    }

    private static byte[] digest(byte[] bytes, int size) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(bytes, 0, size);
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
