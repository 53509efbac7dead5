package dev.tillside.example.benchmarks;

import java.nio.file.Path;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** RocksDB: a log-structured tree with Bloom filters, one durable batch per part. */
final class RocksStore implements MemberStore {
    static {
        RocksDB.loadLibrary();
    }

    private final Options options;
    private final WriteOptions durable = new WriteOptions().setSync(true);
    private final RocksDB rocks;

    RocksStore(Path directory) throws RocksDBException {
        options = new Options()
                .setCreateIfMissing(true)
                .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(new BloomFilter(10, false)));
        rocks = RocksDB.open(options, directory.toString());
    }

    @Override
    public void put(List<Entry> entries) throws RocksDBException {
        try (WriteBatch batch = new WriteBatch()) {
            for (Entry entry : entries) {
                batch.put(named(entry.map(), entry.key()), entry.value());
            }
            rocks.write(durable, batch);
        }
    }

    /** As it is left when nothing has been written for a while. */
    void settle() throws RocksDBException {
        rocks.compactRange();
    }

    private static byte[] named(char map, byte[] key) {
        byte[] named = new byte[key.length + 1];
        named[0] = (byte) map;
        System.arraycopy(key, 0, named, 1, key.length);
        return named;
    }

    @Override
    public byte[] get(char map, byte[] key) throws RocksDBException {
        return rocks.get(named(map, key));
    }

    @Override
    public void close() {
        rocks.close();
        options.close();
        durable.close();
    }
}
