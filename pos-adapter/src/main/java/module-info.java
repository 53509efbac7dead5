/** Short ways from a point of sale into the library. */
module dev.tillside.pos {
    requires com.fasterxml.jackson.core;
    requires transitive dev.tillside;
    requires java.xml;
    requires org.slf4j;

    exports dev.tillside.pos.drop;
    exports dev.tillside.pos.poslog;
    exports dev.tillside.pos.replay;
}
