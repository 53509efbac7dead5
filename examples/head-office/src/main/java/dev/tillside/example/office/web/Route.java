package dev.tillside.example.office.web;

import dev.tillside.example.office.key.Role;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Set;

/**
 * One thing that the server answers.
 *
 * @param method GET or POST
 * @param path as Javalin matches it: {@code {name}} is a part of it, {@code <name>} the rest
 * @param roles who may ask, one of these; everyone if there are none
 * @param action what it does
 */
record Route(HandlerType method, String path, Set<Role> roles, Action action) {
    /** Answers a request, or throws why not. */
    interface Action {
        void answer(Exchange exchange) throws IOException;
    }

    static Route get(String path, Action action, Role... roles) {
        return new Route(HandlerType.GET, path, Set.of(roles), action);
    }

    static Route post(String path, Action action, Role... roles) {
        return new Route(HandlerType.POST, path, Set.of(roles), action);
    }

    /** The path as metrics, logs and the OpenAPI document name it. */
    String pattern() {
        return path.replace('<', '{').replace('>', '}');
    }
}
