package dev.tillside.example.office.web;

import dev.tillside.example.office.reference.NoSuchPart;
import dev.tillside.fault.BadInput;
import dev.tillside.sync.ChangesGone;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered where a route throws: a {@link Problem}, whatever it was. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    static void in(JavalinConfig config) {
        config.routes.exception(Problem.class, (problem, context) -> answer(context, problem));
        config.routes.exception(
                BadInput.class, (fault, context) -> answer(context, Problem.malformed(fault.getMessage())));
        config.routes.exception(HttpResponseException.class, (fault, context) -> answer(context, known(fault)));
        config.routes.exception(
                ChangesGone.class,
                (gone, context) -> answer(
                        context, new Problem(410, "GONE", "what changed after this cursor is not kept any more")));
        config.routes.exception(
                NoSuchPart.class, (gone, context) -> answer(context, Problem.notFound(gone.getMessage())));
        config.routes.exception(IOException.class, (fault, context) -> {
            LOG.warn("A request could not be answered now; whoever asked will come again.", fault);
            answer(context, Problem.notNow());
        });
        config.routes.exception(Exception.class, (fault, context) -> {
            LOG.error("A request met a fault of this program.", fault);
            answer(context, new Problem(500, "FAILED", "head office failed; its log says more"));
        });
    }

    private static Problem known(HttpResponseException fault) {
        return switch (fault.getStatus()) {
            case 404 -> Problem.notFound("nothing lives at this address");
            case 405 -> new Problem(405, "WRONG_METHOD", "this address is asked in another way");
            default -> new Problem(fault.getStatus(), "REFUSED", "the request was refused");
        };
    }

    private static void answer(Context context, Problem problem) {
        problem.comeBackIn().ifPresent(seconds -> context.header("Retry-After", String.valueOf(seconds)));
        context.status(problem.status())
                .contentType("application/json")
                .result(Answers.of(problem).toString());
    }
}
