package dev.tillside.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tillside.basket.BasketKey;
import dev.tillside.fault.BadInput;
import dev.tillside.member.MemberId;
import dev.tillside.money.Points;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases and presence over HTTP, from head offices that keep to the protocol and from others. */
@Timeout(30)
class LeaseHttpTest {
    private static final BasketKey BASKET = new BasketKey("0042", "3", LocalDate.of(2026, 11, 22), "T1");
    private static final String CARD = "2900000012349";
    private static final LeaseRequest ALL = new LeaseRequest(
            BASKET,
            "4c1f",
            Optional.of(new MemberId("M1")),
            new TreeMap<>(Map.of("C1", "O1")),
            new TreeSet<>(List.of("O2")),
            new TreeSet<>(List.of("V-1")));

    @Test
    void aBasketAsksForWhatItCouldUseAndHearsHowMuchItMay() throws Exception {
        String answer = "{\"basket\":\"0042/3/2026-11-22/T1\",\"points\":\"1250\",\"coupons\":{\"C1\":{\"uses\":1}},"
                + "\"offers\":{\"O2\":{\"uses\":3,\"amount\":\"20.00\",\"soon\":1}},"
                + "\"vouchers\":{\"V-1\":{\"uses\":0,\"elsewhere\":true}},\"news\":[1]}";
        try (StrangeServer server = StrangeServer.http("200 OK", answer);
                HttpHeadOffice office = open(server)) {
            Lease lease = office.lease(ALL).orElseThrow();

            assertThat(lease)
                    .isEqualTo(new Lease(
                            BASKET,
                            Optional.of(Points.of(1250)),
                            Map.of("C1", new Lease.Part(1, false)),
                            Map.of(
                                    "O2",
                                    new Lease.Share(OptionalLong.of(3), Optional.of(new BigDecimal("20.00")), false)),
                            Map.of("V-1", new Lease.Part(0, true))));
            StrangeServer.Request request = server.request();
            assertThat(request.head()).startsWith("POST /office/v1/leases HTTP/1.1\r\n");
            assertThat(unpacked(request.body()))
                    .isEqualTo("{\"basket\":\"0042/3/2026-11-22/T1\",\"till\":\"4c1f\",\"member\":\"M1\","
                            + "\"coupons\":{\"C1\":\"O1\"},\"offers\":[\"O2\"],\"vouchers\":[\"V-1\"]}\n");
        }
    }

    @Test
    void aLeaseEndsWithAQuestionForNothing() throws Exception {
        try (StrangeServer server = StrangeServer.http("200 OK", "{\"basket\":\"0042/3/2026-11-22/T1\"}");
                HttpHeadOffice office = open(server)) {
            Lease lease = office.lease(LeaseRequest.end(BASKET, "4c1f")).orElseThrow();

            assertThat(lease).isEqualTo(new Lease(BASKET, Optional.empty(), Map.of(), Map.of(), Map.of()));
            assertThat(unpacked(server.request().body()))
                    .isEqualTo("{\"basket\":\"0042/3/2026-11-22/T1\",\"till\":\"4c1f\"}\n");
        }
    }

    @Test
    void aPresenceNamesTheOpenBasketsAndHearsTheOfficesName() throws Exception {
        try (StrangeServer server = StrangeServer.http("200 OK", "{\"office\":\"7f3a9c21\"}");
                HttpHeadOffice office = open(server)) {
            assertThat(office.present(new Presence("4c1f", List.of(BASKET)))).contains("7f3a9c21");
            StrangeServer.Request request = server.request();
            assertThat(request.head()).startsWith("POST /office/v1/presence HTTP/1.1\r\n");
            assertThat(unpacked(request.body())).isEqualTo("{\"till\":\"4c1f\",\"open\":[\"0042/3/2026-11-22/T1\"]}\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"404 Not Found", "405 Method Not Allowed", "501 Not Implemented"})
    void whoKnowsNoLeasesLeasesNothing(String status) throws Exception {
        try (StrangeServer server = StrangeServer.http(status, "");
                HttpHeadOffice office = open(server)) {
            assertThat(office.lease(ALL)).isEmpty();
            assertThat(office.present(new Presence("4c1f", List.of()))).isEmpty();
        }
    }

    @Test
    void anOfficeWithoutANameTellsNone() throws Exception {
        try (StrangeServer server = StrangeServer.http("200 OK", "{}");
                HttpHeadOffice office = open(server)) {
            assertThat(office.present(new Presence("4c1f", List.of()))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                                 | not a JSON object",
                "[2900000012349]                                                  | not a JSON object",
                "{'basket':'0042/3/2026-11-22/T1'} 2900000012349                  | not a JSON object",
                "{'basket':'0042/3/2026-11-22/T1','basket':'2900000012349'}       | not a JSON object",
                "{'basket':'0042/3/2026-11-22/T2'}                                | another basket",
                "{}                                                               | another basket",
                "{'basket':'0042/3/2026-11-22/T1','coupons':{'C1':{}}}            | field coupons",
                "{'basket':'0042/3/2026-11-22/T1','coupons':{'C1':{'uses':-1}}}   | field uses",
                "{'basket':'0042/3/2026-11-22/T1','coupons':{'C1':{'uses':'1'}}}  | field coupons",
                "{'basket':'0042/3/2026-11-22/T1','coupons':{'C1':{'uses':1.5}}}  | field coupons",
                "{'basket':'0042/3/2026-11-22/T1','coupons':{'C1':2900000012349}} | field coupons",
                "{'basket':'0042/3/2026-11-22/T1','coupons':{'C2':{'uses':1}}}    | field coupons",
                "{'basket':'0042/3/2026-11-22/T1','coupons':['C1']}               | field coupons",
                "{'basket':'0042/3/2026-11-22/T1','offers':{'O9':{'uses':1}}}     | field offers",
                "{'basket':'0042/3/2026-11-22/T1','offers':{'O2':{'amount':20}}}  | field offers",
                "{'basket':'0042/3/2026-11-22/T1','offers':{'O2':{'amount':'1e9'}}} | field offers",
                "{'basket':'0042/3/2026-11-22/T1','vouchers':{'V-1':{'uses':1,'elsewhere':'no'}}} | field vouchers",
                "{'basket':'0042/3/2026-11-22/T1','points':'2900000012349x'}      | field points",
            })
    void anAnswerThatDoesNotFitIsAnIoExceptionThatQuotesNothing(String body, String sentence) throws Exception {
        try (StrangeServer server = StrangeServer.http("200 OK", body == null ? "" : body.replace('\'', '"'));
                HttpHeadOffice office = open(server)) {
            Throwable thrown = catchThrowable(() -> office.lease(ALL));
            assertThat(thrown).isInstanceOf(IOException.class).hasMessageContaining(sentence);
            assertThat(thrown.getMessage()).doesNotContain(CARD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"office\":7}", "{\"office\":\"\"}", "{\"office\":\"two words\"}", "7"})
    void aNameThatIsNoneIsAnIoException(String body) throws Exception {
        try (StrangeServer server = StrangeServer.http("200 OK", body);
                HttpHeadOffice office = open(server)) {
            assertThatThrownBy(() -> office.present(new Presence("4c1f", List.of())))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void noMoreIsAskedForThanTheProtocolAllows() {
        TreeMap<String, String> coupons = new TreeMap<>();
        IntStream.rangeClosed(0, LeaseRequest.MOST_COUPONS).forEach(i -> coupons.put("C" + i, "O"));
        assertThatThrownBy(() ->
                        new LeaseRequest(BASKET, "4c1f", Optional.empty(), coupons, new TreeSet<>(), new TreeSet<>()))
                .isInstanceOf(BadInput.class);
        List<BasketKey> baskets = IntStream.rangeClosed(0, Presence.MOST)
                .mapToObj(i -> new BasketKey("0042", "3", BASKET.businessDay(), "T" + i))
                .toList();
        assertThatThrownBy(() -> new Presence("4c1f", baskets)).isInstanceOf(BadInput.class);
    }

    private static HttpHeadOffice open(StrangeServer server) {
        return HttpHeadOffice.at(server.uri()).open();
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(unpacking.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
