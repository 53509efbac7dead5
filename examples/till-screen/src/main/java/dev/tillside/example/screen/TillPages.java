package dev.tillside.example.screen;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The pages of one till: files from the jar, and the few things that a browser cannot do by itself. */
final class TillPages implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PAGES =
            Map.of("", "till.html", "display", "display.html", "two", "two.html", "print", "print.html");
    private static final Set<String> ASKED_BY_POST = Set.of("frame", "switches");

    private final Pictures pictures = new Pictures();
    private final Catalogue catalogue;
    private final Switches switches;
    private final Supplier<Till> till;
    private final Supplier<List<URI>> framed;

    /**
     * @param framed the tills that may be shown side by side
     */
    TillPages(Catalogue catalogue, Switches switches, Supplier<Till> till, Supplier<List<URI>> framed) {
        this.catalogue = catalogue;
        this.switches = switches;
        this.till = till;
        this.framed = framed;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Web.guard(exchange, framed.get());
            String name = exchange.getRequestURI().getPath().substring(Till.PAGES.length());
            boolean posts = exchange.getRequestMethod().equals("POST");
            if (posts && !ASKED_BY_POST.contains(name)) {
                Web.refuse(exchange, 405, "Nothing is taken here.");
            } else {
                answer(exchange, name);
            }
        }
    }

    private void answer(HttpExchange exchange, String name) throws IOException {
        switch (name) {
            case "shop.json" -> Web.send(exchange, Web.JSON, catalogue.json(till.get()));
            case "texts.json" -> Web.send(exchange, Web.JSON, texts());
            case "barcode.svg" -> pictures.barcode(exchange);
            case "frame" -> pictures.frame(exchange);
            case "switches" -> switches.handle(exchange, till.get());
            default -> Assets.send(exchange, PAGES.getOrDefault(name, name));
        }
    }

    /** The words of every language, so that a page changes it without asking again. */
    static String texts() throws IOException {
        var all = JSON.createObjectNode();
        for (Language language : Language.values()) {
            all.set(language.tag(), JSON.valueToTree(Texts.all(language).byKey()));
        }
        return JSON.writeValueAsString(all);
    }
}
