package dev.spate.cli;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.AdvancedTlsX509TrustManager.Verification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a connection is secured, as its options say. What they name is checked here, so that errors tell which file is wrong. */
final class Credentials {

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

  private Credentials() {}

  /**
   * Reads what the options name.
   *
   * @throws UsageException if a file cannot be read, or is not what its option is for
   */
  static ChannelCredentials of(ConnectionOptions options) {
    if (options.plaintext()) {
      return InsecureChannelCredentials.create();
    }
    TlsChannelCredentials.Builder tls = TlsChannelCredentials.newBuilder();
    try {
      if (options.skipVerify) {
        tls.trustManager(AdvancedTlsX509TrustManager.newBuilder()
            .setVerification(Verification.INSECURELY_SKIP_ALL_VERIFICATION)
            .build());
      } else if (options.tlsCa != null) {
        byte[] authorities = read("--tls-ca", options.tlsCa);
        certificates("--tls-ca", options.tlsCa, authorities);
        tls.trustManager(new ByteArrayInputStream(authorities));
      }
      if (options.tlsCert != null && options.tlsKey != null) {
        byte[] chain = read("--tls-cert", options.tlsCert);
        byte[] key = read("--tls-key", options.tlsKey);
        Certificate own = certificates("--tls-cert", options.tlsCert, chain).get(0);
        checkKey(options.tlsKey, key, options.tlsCert, own.getPublicKey());
        tls.keyManager(new ByteArrayInputStream(chain), new ByteArrayInputStream(key));
      }
    } catch (IOException | CertificateException e) {
      throw new IllegalStateException("bytes in memory can be read, and no check needs no more", e);
    }
    return tls.build();
  }

  private static List<Certificate> certificates(String option, Path file, byte[] pem) {
    String problem = "";
    try {
      Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem));
      if (!certificates.isEmpty()) {
        return List.copyOf(certificates);
      }
    } catch (CertificateException e) {
      problem = ": " + e.getMessage();
    }
    throw new UsageException(
        option + " " + file
            + " holds no certificates in PEM, of which each begins with -----BEGIN CERTIFICATE-----"
            + problem,
        null);
  }

  private static void checkKey(Path file, byte[] pem, Path certificate, PublicKey publicKey) {
    Matcher block = PRIVATE_KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
    if (!block.find()) {
      throw new UsageException(
          "--tls-key %1$s holds no private key in PEM as PKCS #8 without a password. This makes one:%n"
                  .formatted(file)
              + "  openssl pkcs8 -topk8 -nocrypt -in " + file + " -out key.pem",
          null);
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(block.group(1));
      PrivateKey key = KeyFactory.getInstance(publicKey.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (belongTogether(key, publicKey)) {
        return;
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Told below: it is no key of that kind at all.
    }
    throw new UsageException(
        "--tls-key " + file + " is not the private key of --tls-cert " + certificate, null);
  }

  /** Whether one verifies what the other signed. */
  private static boolean belongTogether(PrivateKey key, PublicKey publicKey)
      throws GeneralSecurityException {
    String algorithm = switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
    byte[] text = {1};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(text);
    return signature.verify(signed);
  }

  private static byte[] read(String option, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UsageException(option + " " + file + ": there is no such file", e);
    } catch (IOException e) {
      throw new UsageException(option + " " + file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
