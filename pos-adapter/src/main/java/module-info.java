/** Short ways from a point of sale into the library. */
module dev.tillside.pos {
    requires java.management;
    requires transitive dev.tillside;
    requires org.slf4j;

    exports dev.tillside.pos;
    exports dev.tillside.pos.replay;
    exports dev.tillside.pos.tck;
}
