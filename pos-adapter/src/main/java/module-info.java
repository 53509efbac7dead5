/** The till's side of the counter: adapters between a POS and {@code dev.tillside}. */
module dev.tillside.pos {
    requires transitive dev.tillside;
    requires org.slf4j;

    exports dev.tillside.pos;
}
