/** Short ways from a point of sale into the library. */
module dev.tillside.pos {
    requires java.management;
    requires transitive dev.tillside;
    requires transitive jdk.httpserver;
    requires org.slf4j;
    requires static transitive org.junit.jupiter.api;

    exports dev.tillside.pos;
    exports dev.tillside.pos.replay;
    exports dev.tillside.pos.sidecar;
    exports dev.tillside.pos.tck;
}
