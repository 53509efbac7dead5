/**
 * Head office over HTTP, by the protocol that {@link dev.tillside.sync} describes and {@code openapi.json} writes down: {@link
 * dev.tillside.example.office.web.OfficeServer}.
 *
 * <p>A request passes, from the outside in: the connector with TLS and what a connection may do ({@code Door}, {@code Patience}),
 * the doorman who names it and writes its line in the log ({@code Doorman}), the queue ({@code Queue}), who may ask and how
 * often ({@code Admission}), its body within bounds ({@code RequestBody}), and the route ({@code Routes}). Whoever is sent away
 * with 429 or 503 has lost nothing: a till keeps its sales and comes again. What somebody could do who means no good is in
 * {@code THREATS.md}.
 */
package dev.tillside.example.office.web;
