/** Short ways from a point of sale into the library. */
module dev.tillside.pos {
    requires transitive dev.tillside;
    requires transitive jdk.httpserver;
    requires org.slf4j;

    exports dev.tillside.pos.replay;
    exports dev.tillside.pos.sidecar;
    exports dev.tillside.pos.tck;
}
