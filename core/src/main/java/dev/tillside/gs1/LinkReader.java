package dev.tillside.gs1;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the element strings of a Digital Link URI, uncompressed (GS1 Digital Link: URI Syntax). */
final class LinkReader {
    private static final String ALLOWED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
    private static final String NOT_IN_DOMAINS = "_~?#@!$&'()*+,;=%";
    private static final List<String> SCHEMES = List.of("https://", "HTTPS://", "http://", "HTTP://");
    private static final String GTIN = "01";
    private static final int GTIN_LENGTH = 14;
    private static final Set<Integer> SHORT_GTINS = Set.of(8, 12, 13);

    private static final Map<String, String> RETIRED_NAMES = Map.ofEntries(
            entry("cpid", "8010"),
            entry("cpsn", "8011"),
            entry("cpv", "22"),
            entry("gcn", "255"),
            entry("gdti", "253"),
            entry("giai", "8004"),
            entry("ginc", "401"),
            entry("gln", "414"),
            entry("glnx", "254"),
            entry("gmn", "8013"),
            entry("grai", "8003"),
            entry("gsin", "402"),
            entry("gsrn", "8018"),
            entry("gsrnp", "8017"),
            entry("gtin", "01"),
            entry("itip", "8006"),
            entry("lot", "10"),
            entry("party", "417"),
            entry("refno", "8020"),
            entry("ser", "21"),
            entry("srin", "8019"),
            entry("sscc", "00"));

    private final String uri;
    private final Gs1Options options;
    private final List<Element> elements = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private final List<Identifier> identifiers = new ArrayList<>();
    private Optional<Gs1Problem> problem = Optional.empty();

    /** Ignored parameters of the query count among the elements that a message may hold. */
    private int counted;

    private LinkReader(String uri, Gs1Options options) {
        this.uri = uri;
        this.options = options;
    }

    /** Whether a text begins as a web address does. */
    static boolean looksLike(String text) {
        return SCHEMES.stream().anyMatch(text::startsWith);
    }

    static Parsed read(String uri, Gs1Options options) {
        LinkReader reader = new LinkReader(uri, options);
        reader.read();
        return reader.problem.map(Parsed::broken).orElseGet(() -> Parsed.of(reader.elements, reader.places)
                .associated(options));
    }

    private void read() {
        for (int i = 0; i < uri.length(); i++) {
            if (ALLOWED.indexOf(uri.charAt(i)) < 0) {
                fail(Gs1Rule.URI_CHARACTER, i);
                return;
            }
        }
        Optional<String> scheme = SCHEMES.stream().filter(uri::startsWith).findFirst();
        if (scheme.isEmpty()) {
            fail(Gs1Rule.URI_SCHEME, 0);
            return;
        }
        int domain = scheme.get().length();
        int path = domain;
        while (path < uri.length() && uri.charAt(path) != '/') {
            if (NOT_IN_DOMAINS.indexOf(uri.charAt(path)) >= 0) {
                fail(Gs1Rule.URI_DOMAIN, path);
                return;
            }
            path++;
        }
        if (path == domain || path == uri.length()) {
            fail(Gs1Rule.URI_DOMAIN, path);
            return;
        }
        parts(path);
    }

    private void parts(int path) {
        int fragment = uri.indexOf('#', path);
        int end = fragment < 0 ? uri.length() : fragment;
        int mark = uri.indexOf('?', path);
        int pathEnd = mark < 0 || mark > end ? end : mark;
        int key = key(path, pathEnd);
        if (key < 0) {
            boolean compressed = CompressedLink.in(uri, path, pathEnd);
            fail(compressed ? Gs1Rule.COMPRESSED_LINK : Gs1Rule.NO_KEY, path);
            return;
        }
        path(key, pathEnd);
        int inPath = elements.size();
        if (pathEnd < end) {
            query(pathEnd + 1, end);
        }
        if (problem.isEmpty()) {
            sequence(key, inPath);
        }
    }

    /** Where the pairs of identifier and value begin: at the last key of the path. -1: nowhere. */
    private int key(int path, int end) {
        int valueSlash = uri.lastIndexOf('/', end - 1);
        while (valueSlash > path) {
            int slash = uri.lastIndexOf('/', valueSlash - 1);
            Optional<Identifier> identifier = inPath(uri.substring(slash + 1, valueSlash));
            if (identifier.isEmpty()) {
                return -1;
            }
            if (identifier.get().isKey()) {
                return slash;
            }
            valueSlash = slash > path ? uri.lastIndexOf('/', slash - 1) : -1;
        }
        return -1;
    }

    private Optional<Identifier> inPath(String name) {
        String ai = options.permitConvenienceAlphas() ? RETIRED_NAMES.getOrDefault(name, name) : name;
        return Identifiers.named(ai, options.permitUnknownAis());
    }

    private void path(int key, int end) {
        int at = key;
        while (at < end && problem.isEmpty()) {
            int start = at + 1;
            int slash = uri.indexOf('/', start);
            Identifier identifier = inPath(uri.substring(start, slash)).orElseThrow();
            int next = uri.indexOf('/', slash + 1);
            at = next < 0 || next > end ? end : next;
            value(identifier, start, slash + 1, at, false);
        }
    }

    private void query(int from, int end) {
        int at = from;
        while (at < end && problem.isEmpty()) {
            while (at < end && uri.charAt(at) == '&') {
                at++;
            }
            int ampersand = uri.indexOf('&', at);
            int next = ampersand < 0 || ampersand > end ? end : ampersand;
            parameter(at, next);
            at = next;
        }
    }

    private void parameter(int from, int to) {
        int equals = uri.indexOf('=', from);
        boolean numeric =
                equals >= 0 && equals < to && Checks.digits(uri, from, equals).isEmpty();
        if (!numeric) {
            count(from);
            return;
        }
        Optional<Identifier> identifier = Identifiers.named(uri.substring(from, equals), options.permitUnknownAis());
        if (identifier.isEmpty()) {
            fail(Gs1Rule.UNKNOWN_AI, from);
            return;
        }
        value(identifier.get(), from, equals + 1, to, true);
    }

    private void value(Identifier identifier, int place, int from, int to, boolean query) {
        String value = LinkText.decoded(uri, from, to, query);
        if (identifier.ai().equals(GTIN)
                && options.permitZeroSuppressedGtins()
                && SHORT_GTINS.contains(value.length())) {
            value = "0".repeat(GTIN_LENGTH - value.length()) + value;
        }
        Optional<Gs1Problem> wrong = identifier.wholeProblem(value);
        if (wrong.isPresent()) {
            Gs1Problem w = wrong.get();
            problem = Optional.of(new Gs1Problem(w.rule(), w.ai(), LinkText.place(uri, from, to, w.at()), w.message()));
            return;
        }
        count(from);
        if (problem.isEmpty()) {
            elements.add(new Element(identifier.ai(), value));
            places.add(place);
            identifiers.add(identifier);
        }
    }

    private void count(int at) {
        counted++;
        if (counted > Parsed.MOST) {
            fail(Gs1Rule.TOO_MANY_AIS, at);
        }
    }

    private void sequence(int key, int inPath) {
        List<String> path =
                elements.subList(0, inPath).stream().map(Element::ai).toList();
        if (!KeyPaths.valid(path)) {
            fail(Gs1Rule.KEY_SEQUENCE, key);
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < elements.size() && problem.isEmpty(); i++) {
            String ai = elements.get(i).ai();
            if (!seen.add(ai)) {
                fail(Gs1Rule.DUPLICATE_AI, ai, places.get(i));
            } else if (i >= inPath && !identifiers.get(i).attribute()) {
                fail(Gs1Rule.NOT_AN_ATTRIBUTE, ai, places.get(i));
            } else if (i >= inPath && KeyPaths.belongsIn(path, ai)) {
                fail(Gs1Rule.BELONGS_IN_PATH, ai, places.get(i));
            }
        }
    }

    private void fail(Gs1Rule rule, int at) {
        problem = Optional.of(Gs1Problem.of(rule, at));
    }

    private void fail(Gs1Rule rule, String ai, int at) {
        problem = Optional.of(Gs1Problem.of(rule, ai, at));
    }
}
