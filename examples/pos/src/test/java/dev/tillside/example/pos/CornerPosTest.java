package dev.tillside.example.pos;

import dev.tillside.pos.tck.PosUnderTest;
import dev.tillside.pos.tck.TestShop;
import dev.tillside.pos.tck.TillAdapterTck;
import java.nio.file.Path;

/** The corner POS keeps all rules of the kit. */
class CornerPosTest extends TillAdapterTck {
    @Override
    protected PosUnderTest pos(Path disk) {
        return new CornerUnderTest(lanes -> new CornerPos(disk, TestShop.EURO, lanes));
    }
}
