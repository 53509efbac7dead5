package dev.tillside.example.office.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import javax.net.ssl.HttpsURLConnection;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code health}: for who watches over the process and has no HTTP client. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the service that runs with this configuration whether it is ready; exit status 1 if it is not.",
            "With mutual TLS the server's own certificate is shown, so it must be of one of those authorities."
        })
final class HealthCommand implements Callable<Integer> {
    private static final int PATIENCE_MS = 10_000;

    @Mixin
    private ConfigFile file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Config.Listen listen = file.read().listen();
        HttpURLConnection line = line(listen);
        line.setConnectTimeout(PATIENCE_MS);
        line.setReadTimeout(PATIENCE_MS);
        boolean ready = line.getResponseCode() == HttpURLConnection.HTTP_OK;
        try (InputStream answer = ready ? line.getInputStream() : line.getErrorStream()) {
            String told = answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
            spec.commandLine().getOut().println(told);
        }
        return ready ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static HttpURLConnection line(Config.Listen listen) throws IOException {
        InetAddress named = InetAddress.getByName(listen.host());
        String host = (named.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : named).getHostAddress();
        String address = (host.contains(":") ? "[" + host + "]" : host) + ":" + listen.port() + "/health/ready";
        if (listen.tls().isEmpty()) {
            return (HttpURLConnection) URI.create("http://" + address).toURL().openConnection();
        }
        HttpsURLConnection secure =
                (HttpsURLConnection) URI.create("https://" + address).toURL().openConnection();
        secure.setSSLSocketFactory(listen.tls().get().files().toItself().getSocketFactory());
        secure.setHostnameVerifier((name, session) -> true); // no other certificate than its own is taken
        return secure;
    }
}
