package dev.tillside.example.office.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tillside.fault.BadInput;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A part of the configuration as it is read: what was not asked for when it ends is refused by name. */
final class Section {
    private final String path;
    private final JsonNode json;
    private final Set<String> known = new TreeSet<>();

    private Section(String path, JsonNode json) {
        this.path = path;
        this.json = json;
    }

    static Section root(JsonNode json) {
        return new Section("", json.isNull() || json.isMissingNode() ? MissingNode.getInstance() : mapping("", json));
    }

    /** The part of that name, empty where it is not there. */
    Section section(String name) {
        JsonNode part = take(name);
        return new Section(at(name), part.isMissingNode() ? part : mapping(at(name), part));
    }

    private static JsonNode mapping(String path, JsonNode json) {
        if (!json.isObject()) {
            throw BadInput.value(
                    path, (path.isEmpty() ? "the configuration" : path) + " is not a mapping of names to values");
        }
        return json;
    }

    boolean has(String name) {
        return !take(name).isMissingNode();
    }

    Optional<String> text(String name) {
        JsonNode value = take(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw BadInput.value(at(name), at(name) + " is not a text");
        }
        return Optional.of(value.asText());
    }

    Optional<Path> file(String name) {
        return text(name).map(Path::of);
    }

    Optional<Integer> number(String name) {
        JsonNode value = take(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isInt()) {
            throw BadInput.value(at(name), at(name) + " is not a whole number");
        }
        return Optional.of(value.intValue());
    }

    int number(String name, int usual, int least, int most) {
        int value = number(name).orElse(usual);
        if (value < least || value > most) {
            throw BadInput.value(at(name), at(name) + " is not a number of " + least + " to " + most + ": " + value);
        }
        return value;
    }

    boolean flag(String name, boolean usual) {
        JsonNode value = take(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw BadInput.value(at(name), at(name) + " is not true or false");
        }
        return value.asBoolean(usual);
    }

    <E extends Enum<E>> E word(String name, E usual) {
        Optional<String> word = text(name);
        for (E known : usual.getDeclaringClass().getEnumConstants()) {
            if (word.isPresent() && known.name().equalsIgnoreCase(word.get())) {
                return known;
            }
        }
        if (word.isPresent()) {
            throw BadInput.value(
                    at(name),
                    at(name) + " is not one of "
                            + List.of(usual.getDeclaringClass().getEnumConstants()));
        }
        return usual;
    }

    /** A secret, which is in a file ({@code nameFile}) or in the environment ({@code nameEnv}), and never here. */
    Optional<Secret> secret(String name) {
        Optional<Path> file = file(name + "File");
        Optional<String> variable = text(name + "Env");
        if (json.has(name)) {
            throw BadInput.value(
                    at(name), "a secret does not stand in here: say " + at(name) + "File or " + at(name) + "Env");
        }
        if (file.isPresent() && variable.isPresent()) {
            throw BadInput.value(at(name), "both " + at(name) + "File and " + at(name) + "Env are there; say one");
        }
        return file.<Secret>map(Secret.OfFile::new).or(() -> variable.map(Secret.OfEnvironment::new));
    }

    private JsonNode take(String name) {
        known.add(name);
        return json.path(name);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Refuses what nobody asked for. */
    void end() {
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw BadInput.value(at(name), at(name) + " is not known; allowed here: " + String.join(", ", known));
            }
        }
    }
}
