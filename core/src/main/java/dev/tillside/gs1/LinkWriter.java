package dev.tillside.gs1;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes element strings as a Digital Link URI: one key, as many of its qualifiers as are there, all else in the query. */
final class LinkWriter {
    private final List<Element> elements;
    private final boolean permitUnknown;
    private final Set<String> written = new HashSet<>();
    private final StringBuilder uri;
    private char before = '?';

    private LinkWriter(List<Element> elements, String stem, boolean permitUnknown) {
        this.elements = elements;
        this.permitUnknown = permitUnknown;
        this.uri = new StringBuilder(stem.endsWith("/") ? stem.substring(0, stem.length() - 1) : stem);
    }

    /** The URI; none where there is no key, or an element that may stand neither in path nor query. */
    static Optional<String> write(List<Element> elements, String stem, boolean permitUnknown) {
        return new LinkWriter(elements, stem, permitUnknown).write();
    }

    private Optional<String> write() {
        Optional<String> key = elements.stream()
                .map(Element::ai)
                .filter(ai -> identifier(ai).isKey())
                .findFirst();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Set<String> there = elements.stream().map(Element::ai).collect(Collectors.toSet());
        for (String ai : KeyPaths.longest(key.get(), there)) {
            uri.append('/').append(ai).append('/').append(LinkText.encoded(value(ai)));
            written.add(ai);
        }
        return attributes(true) && attributes(false) ? Optional.of(uri.toString()) : Optional.empty();
    }

    /** Predefined lengths come first, as in a symbol. */
    private boolean attributes(boolean predefined) {
        for (Element element : elements) {
            Identifier identifier = identifier(element.ai());
            if (identifier.predefined() != predefined || !written.add(element.ai())) {
                continue;
            }
            if (!identifier.attribute() || !identifier.known()) {
                return false;
            }
            uri.append(before).append(element.ai()).append('=').append(LinkText.encoded(element.value()));
            before = '&';
        }
        return true;
    }

    private String value(String ai) {
        return elements.stream()
                .filter(element -> element.ai().equals(ai))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private Identifier identifier(String ai) {
        return Identifiers.named(ai, permitUnknown).orElseThrow();
    }
}
