/** Short ways from a point of sale into the library. */
module dev.tillside.pos {
    requires transitive dev.tillside;

    exports dev.tillside.pos.replay;
}
