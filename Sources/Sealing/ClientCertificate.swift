import Crypto
import Foundation
import SwiftASN1
import X509

/// A certificate whose key somebody has proved to hold towards a TLS proxy, which has looked at its chain as well. Here it
/// is only known again, by the digest of all of it (RFC 8705 §3.1): a renewed one is another one.
public struct ClientCertificate: Hashable, Sendable {
    /// SHA-256 of its DER: 32 bytes.
    public let fingerprint: [UInt8]
    /// From and until when it holds, in seconds since 1970.
    public let notBefore: Int64
    public let notAfter: Int64

    /// - Returns: nil for what is no X.509 certificate, and for one that says that it is not for clients.
    public init?(der: [UInt8]) {
        guard der.count <= Self.longest, let certificate = try? Certificate(derEncoded: der) else { return nil }
        self.init(certificate, der: der)
    }

    /// - Parameter file: PEM or DER.
    /// - Returns: nil as for DER.
    public init?(file: [UInt8]) {
        let text = String(decoding: file.prefix(2 * Self.longest), as: UTF8.self)
        guard text.hasPrefix("-----BEGIN CERTIFICATE-----") else {
            self.init(der: file)
            return
        }
        guard let document = try? PEMDocument(pemString: text) else { return nil }
        self.init(der: document.derBytes)
    }

    private init?(_ certificate: Certificate, der: [UInt8]) {
        do {
            // Whoever says for what it is must say that it is for this (RFC 5280 §4.2.1.12).
            if let usage = try certificate.extensions.extendedKeyUsage, !usage.contains(.clientAuth),
                !usage.contains(.any)
            {
                return nil
            }
        } catch { return nil }
        fingerprint = Array(SHA256.hash(data: der))
        // Out of a calendar, so it lies within the centuries that the whole seconds of an `Int64` hold.
        notBefore = Int64(certificate.notValidBefore.timeIntervalSince1970)
        notAfter = Int64(certificate.notValidAfter.timeIntervalSince1970)
    }

    /// Bytes of a certificate that is looked at.
    public static let longest = 4_096
}
