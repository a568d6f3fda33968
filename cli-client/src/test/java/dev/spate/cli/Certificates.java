package dev.spate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority, and certificates that it vouches for, made by the JDK's keytool and kept as PEM in a folder. */
final class Certificates {

  private static final String PASSWORD = "changeit";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path folder;
  private final Path store;

  /** Makes the authority, {@code ca}. */
  Certificates(Path folder) throws Exception {
    this.folder = folder;
    this.store = folder.resolve("store.p12");
    keytool("ca", "-ext", "bc:c");
  }

  /** Makes a certificate with these names, such as {@code dns:localhost}, that the authority vouches for. */
  void issue(String alias, String names) throws Exception {
    keytool(alias, "-signer", "ca", "-ext", "san=" + names);
  }

  /** The file of a certificate, and of those that vouch for it. */
  Path chain(String alias) {
    return folder.resolve(alias + ".pem");
  }

  /** The file of its private key. */
  Path key(String alias) {
    return folder.resolve(alias + ".key");
  }

  private void keytool(String alias, String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair",
        "-keystore",
        store.toString(),
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD,
        "-alias",
        alias,
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-validity",
        "2",
        "-dname",
        "CN=" + alias));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
    export(alias);
  }

  private void export(String alias) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    StringBuilder chain = new StringBuilder();
    for (Certificate certificate : keys.getCertificateChain(alias)) {
      chain.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    Files.writeString(chain(alias), chain);
    Files.writeString(
        key(alias),
        pem("PRIVATE KEY", keys.getKey(alias, PASSWORD.toCharArray()).getEncoded()));
  }

  private static String pem(String kind, byte[] encoded) {
    return "-----BEGIN " + kind + "-----\n" + LINES.encodeToString(encoded) + "\n-----END " + kind
        + "-----\n";
  }
}
