package dev.tillside;

import dev.tillside.sync.ChangePage;
import dev.tillside.sync.ChangesGone;
import dev.tillside.sync.Delivery;
import dev.tillside.sync.HeadOffice;
import dev.tillside.sync.OfficeSignature;
import dev.tillside.sync.Settlement;
import dev.tillside.sync.Settlement.Verdict;
import dev.tillside.sync.Snapshot;
import dev.tillside.wire.ReferenceObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** A head office in memory that makes snapshots of what it told so far, signs if it is to, and can be made to fail. */
final class PressingOffice implements HeadOffice {
    final List<String> changes = new ArrayList<>();
    final List<Integer> partsAsked = new ArrayList<>();
    final List<String> cursorsAsked = new ArrayList<>();
    int objectsPerPart = 2;
    /** Changes before that place are not told any more, and cursors beyond the end are not known. */
    int toldSince;
    /** The line is lost when that part is asked for. */
    int lostPart = -1;

    UnaryOperator<byte[]> part = bytes -> bytes;
    UnaryOperator<Snapshot> manifest = snapshot -> snapshot;
    UnaryOperator<ChangePage> page = told -> told;
    private Optional<Key> key = Optional.empty();
    private Optional<Snapshot> snapshot = Optional.empty();
    private final Map<String, List<byte[]>> parts = new HashMap<>();
    private long issue;

    /** A key with its public half as a till is told it. */
    record Key(String id, KeyPair pair) {
        static Key of(String id) {
            try {
                return new Key(id, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        String publicKey() {
            return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        }

        OfficeSignature sign(String text) {
            try {
                Signature signing = Signature.getInstance("Ed25519");
                signing.initSign(pair.getPrivate());
                signing.update(text.getBytes(StandardCharsets.UTF_8));
                return new OfficeSignature(id, Base64.getEncoder().encodeToString(signing.sign()));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    void signWith(Key signing) {
        key = Optional.of(signing);
    }

    void tell(String... objects) {
        changes.addAll(List.of(objects));
    }

    /** Makes a snapshot of what stands now, and of who was erased. */
    Snapshot press() {
        return press(++issue);
    }

    Snapshot press(long number) {
        Map<String, String> standing = new LinkedHashMap<>();
        for (String json : changes) {
            ReferenceObject object = ReferenceObject.read(json, Optional.empty());
            String name = object.type() + "/" + object.id();
            standing.remove(name);
            if (!object.removed() || object.erases()) {
                standing.put(name, json);
            }
        }
        List<String> all = List.copyOf(standing.values());
        List<byte[]> packed = new ArrayList<>();
        for (int from = 0; from < all.size(); from += objectsPerPart) {
            packed.add(packed(all.subList(from, Math.min(all.size(), from + objectsPerPart))));
        }
        String id = "s-" + number;
        parts.put(id, packed);
        snapshot = Optional.of(new Snapshot(
                id,
                number,
                Integer.toString(changes.size()),
                all.size(),
                packed.stream().map(Snapshot.Part::of).toList(),
                Optional.empty()));
        return snapshot.get();
    }

    private static byte[] packed(List<String> lines) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    @Override
    public Optional<Snapshot> snapshot() {
        return snapshot.map(plain -> manifest.apply(
                key.map(by -> plain.signed(by.sign(plain.text()))).orElse(plain)));
    }

    @Override
    public byte[] snapshotPart(String id, int number) throws IOException {
        if (number == lostPart) {
            throw new IOException("the line was lost");
        }
        partsAsked.add(number);
        return part.apply(parts.get(id).get(number));
    }

    @Override
    public List<Settlement> deliver(List<Delivery> batch) {
        return batch.stream()
                .map(delivery -> new Settlement(delivery.key(), Verdict.STORED, Optional.empty()))
                .toList();
    }

    @Override
    public ChangePage changesAfter(String cursor, int most) throws IOException {
        cursorsAsked.add(cursor);
        int from = Integer.parseInt(cursor);
        if (from < toldSince && !cursor.equals(START) || from > changes.size()) {
            throw new ChangesGone();
        }
        int to = Math.min(changes.size(), from + most);
        ChangePage plain = new ChangePage(changes.subList(from, to), Integer.toString(to), to < changes.size());
        return page.apply(key.map(by -> plain.signed(by.sign(plain.text(ChangePage.Kind.CHANGES, cursor))))
                .orElse(plain));
    }
}
