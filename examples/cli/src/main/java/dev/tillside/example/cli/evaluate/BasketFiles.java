package dev.tillside.example.cli.evaluate;

import dev.tillside.example.cli.evaluate.BasketUser.Part;
import dev.tillside.example.cli.journey.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Users with their baskets, of files {@code user,basket,item}, {@code user,item} and {@code user,part}. */
final class BasketFiles {
    private final Path history;
    private final Path future;
    private final Names names = new Names();
    private final Map<String, Map<Integer, List<String>>> baskets = new LinkedHashMap<>();
    private final Map<String, Set<String>> next = new LinkedHashMap<>();

    /**
     * Reads what was bought.
     *
     * @throws IOException whose message names file, record and field
     */
    BasketFiles(Path history, Path future) throws IOException {
        this.history = history;
        this.future = future;
        new CsvFile(history).read(List.of("user", "basket", "item"), f -> {
            String user = names.one(new Field("user", f[0]).id());
            int basket = new Field("basket", f[1]).number(0, Integer.MAX_VALUE);
            String item = names.one(new Field("item", f[2]).id());
            baskets.computeIfAbsent(user, unseen -> new TreeMap<>())
                    .computeIfAbsent(basket, unseen -> new ArrayList<>())
                    .add(item);
        });
        new CsvFile(future).read(List.of("user", "item"), f -> {
            String user = names.one(new Field("user", f[0]).id());
            if (!baskets.containsKey(user)) {
                throw new IllegalArgumentException("user " + user + " has no basket in " + history);
            }
            next.computeIfAbsent(user, unseen -> new HashSet<>()).add(names.one(new Field("item", f[1]).id()));
        });
    }

    /**
     * The users of a fold, in its order; others are left out.
     *
     * @throws IOException whose message names file, record and field
     */
    List<BasketUser> fold(Path fold) throws IOException {
        Map<String, BasketUser> users = new LinkedHashMap<>();
        new CsvFile(fold).read(List.of("user", "part"), f -> {
            String id = names.one(new Field("user", f[0]).id());
            if (users.put(id, user(id, part(f[1]))) != null) {
                throw new IllegalArgumentException("user " + id + " is there twice");
            }
        });
        for (Part part : Part.values()) {
            if (users.values().stream().noneMatch(user -> user.part() == part)) {
                throw new IOException(
                        fold + " has no user whose part is " + part.name().toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(users.values());
    }

    private BasketUser user(String id, Part part) {
        if (!baskets.containsKey(id)) {
            throw new IllegalArgumentException("user " + id + " has no basket in " + history);
        }
        if (!next.containsKey(id)) {
            throw new IllegalArgumentException("user " + id + " has no basket in " + future);
        }
        return new BasketUser(
                id,
                part,
                baskets.get(id).values().stream()
                        .map(basket -> basket.stream().distinct().toList())
                        .toList(),
                next.get(id));
    }

    private static Part part(String text) {
        for (Part part : Part.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(text)) {
                return part;
            }
        }
        throw new IllegalArgumentException("part is neither train, val nor test: \"" + text + "\"");
    }
}
