package dev.tillside.example.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lmdbjava.ByteArrayProxy;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.Txn;

/** LMDB: a memory-mapped B+ tree, one durable transaction per part. */
final class LmdbStore implements MemberStore {
    private static final long LARGEST = 16L << 30;

    private final Env<byte[]> env;
    private final Map<Character, Dbi<byte[]>> maps;
    private final Txn<byte[]> reading;

    LmdbStore(Path directory) throws IOException {
        Files.createDirectories(directory);
        env = Env.create(ByteArrayProxy.PROXY_BA)
                .setMapSize(LARGEST)
                .setMaxDbs(3)
                .open(directory.toFile());
        maps = Map.of('c', map("card"), 'm', map("member"), 'h', map("held"));
        reading = env.txnRead();
        reading.reset();
    }

    private Dbi<byte[]> map(String name) {
        return env.openDbi(name, DbiFlags.MDB_CREATE);
    }

    @Override
    public void put(List<Entry> entries) {
        try (Txn<byte[]> txn = env.txnWrite()) {
            entries.forEach(entry -> maps.get(entry.map()).put(txn, entry.key(), entry.value()));
            txn.commit();
        }
    }

    @Override
    public byte[] get(char map, byte[] key) {
        reading.renew();
        try {
            return maps.get(map).get(reading, key);
        } finally {
            reading.reset();
        }
    }

    @Override
    public void close() {
        reading.close();
        env.close();
    }
}
