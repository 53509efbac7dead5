package dev.tillside.example.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What head office has in the end, held against what it acknowledged.
 *
 * @param lost acknowledged and not there
 * @param doubled there more than once
 * @param altered there with another text
 */
record StoredBaskets(int there, int lost, int doubled, int altered) {
    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]*)\"");
    private static final Pattern PAGE =
            Pattern.compile("\\{\"type\":\"page\",\"cursor\":\"([^\"]*)\",\"more\":(true|false).*");

    static StoredBaskets at(URI office, Map<String, Integer> acknowledged) throws IOException, InterruptedException {
        Map<String, Integer> times = new HashMap<>();
        int altered = 0;
        String cursor = "0";
        boolean more = true;
        while (more) {
            List<String> lines = page(office, cursor);
            Matcher end = PAGE.matcher(lines.get(lines.size() - 1));
            if (!end.matches()) {
                throw new IOException("a page without an end");
            }
            for (String line : lines.subList(0, lines.size() - 1)) {
                Matcher key = KEY.matcher(line);
                if (key.find()) {
                    times.merge(key.group(1), 1, Integer::sum);
                    Integer sent = acknowledged.get(key.group(1));
                    altered += sent != null && sent != line.hashCode() ? 1 : 0;
                }
            }
            cursor = end.group(1);
            more = end.group(2).equals("true");
        }
        int lost = (int) acknowledged.keySet().stream()
                .filter(key -> !times.containsKey(key))
                .count();
        int doubled = (int) times.values().stream().filter(n -> n > 1).count();
        return new StoredBaskets(times.size(), lost, doubled, altered);
    }

    private static List<String> page(URI office, String cursor) throws IOException, InterruptedException {
        URI asked = office.resolve("/v1/baskets?most=1000&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("head office answered " + answer.statusCode());
        }
        return answer.body().lines().toList();
    }
}
