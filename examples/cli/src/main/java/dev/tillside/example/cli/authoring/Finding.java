package dev.tillside.example.cli.authoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something about a line that its author should know.
 *
 * @param severity how bad
 * @param line the line's number in the file
 * @param object whose fault, {@code offer O1}; empty where the line does not say
 * @param field the field at fault, {@code limits.perTransaction}; empty where it is the whole line
 * @param code stable, upper case; the text files beside this class have one sentence per code and language
 * @param arguments what the sentence's {@code {name}} places are filled with
 */
public record Finding(
        Severity severity, long line, String object, String field, String code, Map<String, String> arguments) {
    /** How bad it is. */
    public enum Severity {
        /** The library refuses the object, or it can never do anything. */
        ERROR,
        /** The library takes it, and does exactly what it says, which may not be what was meant. */
        WARNING
    }

    public Finding {
        arguments = Map.copyOf(arguments);
    }

    /** One plain sentence or two. */
    public String sentence(String language) {
        return Words.in(language).sentence(code, arguments);
    }

    /** The finding on one line. */
    public String json(String language) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("type", "finding").put("severity", severity.name()).put("line", line);
        out.put("object", object.isEmpty() ? null : object);
        out.put("path", field.isEmpty() ? null : field);
        out.put("code", code).put("message", sentence(language));
        ObjectNode given = out.putObject("arguments");
        new TreeMap<>(arguments).forEach(given::put);
        return out.toString();
    }
}
