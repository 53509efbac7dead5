package dev.tillside.example.office.web;

import dev.tillside.example.office.key.ApiKey;
import dev.tillside.example.office.key.ApiKeys;
import dev.tillside.example.office.key.Role;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets in who may come in, and no more often than is borne: by key, and by address who shows none that stands.
 *
 * <p>Before the first key is made the server is for the machine that it runs on: everyone there may do everything. Pages that
 * a browser on that machine shows are not meant: what names an origin, or another host than this one, is refused.
 */
final class Admission {
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final TokenBuckets ofKeys;
    private final TokenBuckets ofAddresses;

    Admission(ApiKeys keys, Limits limits) {
        this.keys = keys;
        ofKeys = new TokenBuckets(limits.of(Limit.KEY_RATE), limits.of(Limit.KEY_BURST), System::nanoTime);
        ofAddresses = new TokenBuckets(limits.of(Limit.ADDRESS_RATE), limits.of(Limit.ADDRESS_BURST), System::nanoTime);
    }

    /**
     * Who it is that may ask this.
     *
     * @param oneOf the roles, one of which is wanted; with none everyone may ask, and no database is
     */
    Optional<ApiKey> admit(Context context, Set<Role> oneOf) throws IOException {
        if (oneOf.isEmpty()) {
            within(ofAddresses, network(context.req().getRemoteAddr()));
            return Optional.empty();
        }
        if (!keys.any()) {
            onThisMachine(context);
            return Optional.empty();
        }
        ApiKey key = known(context);
        if (!key.may(oneOf)) {
            throw Problem.forbidden("this API key is not for that");
        }
        return Optional.of(key);
    }

    private ApiKey known(Context context) throws IOException {
        String shown = Optional.ofNullable(context.header("Authorization")).orElse("");
        Optional<ApiKey> key = shown.startsWith(BEARER) ? keys.of(shown.substring(BEARER.length())) : Optional.empty();
        if (key.isEmpty()) {
            within(ofAddresses, network(context.req().getRemoteAddr()));
            context.header("WWW-Authenticate", "Bearer");
            throw new Problem(401, "UNAUTHORIZED", "the API key is missing or wrong");
        }
        within(ofKeys, key.get().id());
        return key.get();
    }

    private static void within(TokenBuckets buckets, String who) throws Problem {
        long wait = buckets.take(who);
        if (wait > 0) {
            throw Problem.tooMany(wait);
        }
    }

    private static void onThisMachine(Context context) throws Problem {
        String host = Optional.ofNullable(context.header("Host")).orElse("");
        boolean fromAPage = context.header("Origin") != null;
        if (fromAPage || !LOOPBACK.matcher(host).matches()) {
            throw Problem.forbidden("before a key is made only programs on this machine are answered");
        }
    }

    /** Who has one address of version 6 has the whole of its /64. */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: nobody is asked
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, 8)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
