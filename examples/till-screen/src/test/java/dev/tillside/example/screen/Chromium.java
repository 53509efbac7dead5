package dev.tillside.example.screen;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tillside.barcode.Barcode;
import dev.tillside.barcode.PrintSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Debian's Chromium, one for all tests; its camera sees Ada's card. Where there is none, tests say so and are skipped. */
final class Chromium implements ExecutionCondition, ParameterResolver {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int PATIENCE_MS = 20_000;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Files.isExecutable(PROGRAM)
                ? ConditionEvaluationResult.enabled("there is a browser")
                : ConditionEvaluationResult.disabled(
                        context.getDisplayName() + " needs " + PROGRAM + ": apt-get install chromium");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Running.class)
                .browser;
    }

    /** Closed with the last test. */
    static final class Running implements AutoCloseable {
        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Path film = film();
        final Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream",
                                "--use-file-for-fake-video-capture=" + film)));

        Running() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        }

        /** One frame of Y4M: the card's barcode, as a webcam might have it. */
        private static Path film() {
            try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F10:1 Ip A1:1 C420jpeg\nFRAME\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(card());
                byte[] colourless = new byte[WIDTH * HEIGHT / 2];
                Arrays.fill(colourless, (byte) 128);
                out.write(colourless);
                return Files.write(Files.createTempFile("card", ".y4m"), out.toByteArray());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static byte[] card() throws IOException {
            Barcode code = Barcode.ean13("2900047110817");
            BufferedImage symbol = ImageIO.read(new ByteArrayInputStream(
                    code.at(PrintSize.receipt(code.kind())).png()));
            BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D pen = picture.createGraphics();
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            int wide = 420;
            int high = symbol.getHeight() * wide / symbol.getWidth();
            pen.drawImage(symbol, (WIDTH - wide) / 2, (HEIGHT - high) / 2, wide, high, null);
            pen.dispose();
            byte[] grey = new byte[WIDTH * HEIGHT];
            picture.getRaster().getDataElements(0, 0, WIDTH, HEIGHT, grey);
            return grey;
        }

        @Override
        public void close() throws IOException {
            browser.close();
            playwright.close();
            Files.deleteIfExists(film);
        }
    }
}
