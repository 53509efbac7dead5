package dev.tillside.example.office.web;

import dev.tillside.fault.BadInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Where a server is to listen.
 *
 * @param host an address of this machine, or its name
 * @param port or 0 for a free one
 * @param secure whether it speaks TLS, or something in front does
 */
public record ListenAddress(String host, int port, boolean secure) {
    public ListenAddress {
        BadInput.present(host, "host");
    }

    /**
     * Finds out whether a server may and can listen there, and lets the port go again.
     *
     * @param keys whether an API key was ever made
     * @throws BadInput {@code host} or {@code tls} if others than this machine could come in without a key, or without TLS
     * @throws IOException when nobody can listen there, because another program does say
     */
    public void check(boolean keys) throws IOException {
        InetAddress named = named();
        if (!named.isLoopbackAddress()) {
            if (!keys) {
                throw BadInput.value("host", "make an API key first: without one only this machine is answered");
            }
            if (!secure) {
                throw BadInput.value("tls", "keys do not go over a line without TLS, unless a proxy speaks it");
            }
        }
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true); // as the server's own will be
            trial.bind(new InetSocketAddress(named, port));
        } catch (IOException e) {
            throw new IOException("head office cannot listen on " + host + ", port " + port + ": " + e.getMessage(), e);
        }
    }

    private InetAddress named() throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("head office cannot listen on " + host + ": no such address", e);
        }
    }
}
