package dev.tillside.example.screen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tillside.example.office.Office;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The page for shoppers' phones: what head office knows of one member, for whoever has the signed link. Thread-safe. */
final class ShopperSite implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DAYS = 30;
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "shoppers");
        thread.setDaemon(true);
        return thread;
    });
    private final Pictures pictures = new Pictures();
    private final Office office;
    private final Shop shop;
    private final SignedLink links;
    private final Map<String, String> codes;
    private final InstantSource clock;

    /**
     * @param codes of lists by their ids
     */
    ShopperSite(int port, Office office, Shop shop, SignedLink links, Map<String, String> codes, InstantSource clock)
            throws IOException {
        this.office = office;
        this.shop = shop;
        this.links = links;
        this.codes = Map.copyOf(codes);
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The address of the member's page, good for {@value #DAYS} days. */
    URI link(String member) {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/?" + links.query(member, today().plusDays(DAYS)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Shop.ZONE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Web.guard(exchange, List.of());
            String name = exchange.getRequestURI().getPath().substring(1);
            switch (name) {
                case "" -> Assets.send(exchange, "shopper.html");
                case "member.json" -> member(exchange);
                case "texts.json" -> Web.send(exchange, Web.JSON, TillPages.texts());
                case "barcode.svg" -> pictures.barcode(exchange);
                default -> Assets.send(exchange, name);
            }
        }
    }

    private void member(HttpExchange exchange) throws IOException {
        Optional<String> member = links.member(Web.query(exchange), today());
        if (member.isEmpty()) {
            Web.refuse(exchange, 403, "This link has run out, or was not copied whole.");
            return;
        }
        MemberId id = new MemberId(member.get());
        ObjectNode out = (ObjectNode) JSON.readTree(office.export(id).json());
        out.put("points", points(id, out.path("member")).plain());
        out.put("today", today().toString());
        out.set("offers", shop.offerNames());
        out.set("codes", JSON.valueToTree(codes));
        Web.send(exchange, Web.JSON, out.toString());
    }

    /** What tills booked, and the opening balance that came with the member. */
    private Points points(MemberId id, JsonNode member) throws IOException {
        return office.points(id).plus(Points.of(member.path("points").asText("0")));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
