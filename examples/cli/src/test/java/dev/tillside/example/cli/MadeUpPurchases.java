package dev.tillside.example.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Made-up files for {@code plan evaluate}. Everybody has some items of his own that come with every other, third or fourth visit, and
 * takes something at random; ids are words, and nothing can be told from them.
 */
final class MadeUpPurchases {
    private static final int USERS = 240;
    private static final int ITEMS = 60;
    private static final int BASKETS = 9;

    private MadeUpPurchases() {}

    static Path history(Path folder) throws IOException {
        return Files.write(folder.resolve("before"), basketRows(true));
    }

    static Path future(Path folder) throws IOException {
        return Files.write(folder.resolve("after"), basketRows(false));
    }

    static Path fold(Path folder) throws IOException {
        List<String> rows = new ArrayList<>(List.of("user,part"));
        for (int user = 0; user < USERS; user++) {
            rows.add(user(user) + "," + (user % 6 == 0 ? "test" : user % 6 == 1 ? "val" : "train"));
        }
        return Files.write(folder.resolve("parts"), rows);
    }

    private static List<String> basketRows(boolean past) {
        List<String> rows = new ArrayList<>(List.of(past ? "user,basket,item" : "user,item"));
        Random random = new Random(11);
        for (int user = 0; user < USERS; user++) {
            int first = random.nextInt(ITEMS);
            for (int basket = 0; basket <= BASKETS; basket++) {
                for (String item : basket(random, first, basket)) {
                    if (past && basket < BASKETS) {
                        rows.add(user(user) + "," + (10 + basket) + "," + item);
                    } else if (!past && basket == BASKETS) {
                        rows.add(user(user) + "," + item);
                    }
                }
            }
        }
        return rows;
    }

    /** Four items of the user's own, each due in its turn, and one by chance. */
    private static List<String> basket(Random random, int first, int basket) {
        List<String> items = new ArrayList<>();
        for (int own = 0; own < 4; own++) {
            if ((first + basket + own) % (own + 2) == 0) {
                items.add(item((first + own * 7) % ITEMS));
            }
        }
        items.add(item(random.nextInt(ITEMS)));
        return items.stream().distinct().toList();
    }

    /** A customer shops about twice a week; an item is bought again as many days later as it has in its name, or some days more. */
    static Path days(Path folder) throws IOException {
        List<String> rows = new ArrayList<>(List.of("item,customer,day"));
        Random random = new Random(12);
        for (int customer = 0; customer < 25; customer++) {
            int[] due = random.ints(20, 0, 40).toArray();
            for (int day = 0; day < 900; day += 2 + random.nextInt(4)) {
                for (int own = 0; own < due.length; own++) {
                    if (day >= due[own]) {
                        rows.add("segment " + own + "," + user(customer) + "," + day);
                        due[own] = day + 6 + own * 4 + random.nextInt(6);
                    }
                }
            }
        }
        return Files.write(folder.resolve("days"), rows);
    }

    static String user(int number) {
        return "user " + Integer.toString(number * 7919 % 10_007, 36);
    }

    private static String item(int number) {
        return "item/" + Integer.toString(number * 611_953 % 1_000_003, 36);
    }
}
