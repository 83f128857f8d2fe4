import Foundation

/// Certificates for tests, signed by their own keys, which nobody has kept. The TLS proxy's part is not tried with them.
public enum TestCertificates {
    /// Holds in 2026, for clients.
    public static let one = [
        "MIIBKzCB06ADAgECAgID8DAKBggqhkjOPQQDAjATMREwDwYDVQQDDAhjYXJkIG9uZTAeFw0yNjAxMDEwMDAwMDBaFw0yNzAx",
        "MDEwMDAwMDBaMBMxETAPBgNVBAMMCGNhcmQgb25lMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE42xPO5eU0NgGyRG4X5UD",
        "aj8NKzBAHO4Bo7ZS9L+71IhNP8X0dzGL/6zcKJSMhMVtmqqpKeRs7+h+DCO0WSi/GaMXMBUwEwYDVR0lBAwwCgYIKwYBBQUH",
        "AwIwCgYIKoZIzj0EAwIDRwAwRAIgQ/I8nxWLNpQWlnDuWkzLgh1BZ3y8OBcVKhCeq9YgruwCIEvdcdmlwm5pvBIgU08HABVc",
        "5Af5gGU58omVg903PnyC",
    ].joined()

    /// Another one that does.
    public static let two = [
        "MIIBKzCB06ADAgECAgID8DAKBggqhkjOPQQDAjATMREwDwYDVQQDDAhjYXJkIHR3bzAeFw0yNjAxMDEwMDAwMDBaFw0yNzAx",
        "MDEwMDAwMDBaMBMxETAPBgNVBAMMCGNhcmQgdHdvMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE78lc1p81kHenMnJSOgX3",
        "IN9s/rsDb23jZ/VUuWR/Vywhh8pKCGBn47pzfSQodxcdXJnk4AUjK/2zDeFkso6FvKMXMBUwEwYDVR0lBAwwCgYIKwYBBQUH",
        "AwIwCgYIKoZIzj0EAwIDRwAwRAIgAqu3xNxzuazWXq9vWxtC3tMLvgcYo1f77hFl2m5bxCQCIEkoWzMgcZCXJ25r//jbvaAD",
        "9Gsumv3Q8RW3tegI5uD/",
    ].joined()

    /// Holds until the end of 2 March 2026, in UTC.
    public static let short = [
        "MIIBMDCB16ADAgECAgID8jAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDApjYXJkIHRocmVlMB4XDTI2MDEwMTAwMDAwMFoXDTI2",
        "MDMwMzAwMDAwMFowFTETMBEGA1UEAwwKY2FyZCB0aHJlZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABO1I5xaIMsyVUoKM",
        "SyYwbL7TsPiJE+2UaGh8X5WceqUjsYe0bxD9Sh1QSsfy3WWkcZbJDn0a5bYbMpSZ4zOVcuejFzAVMBMGA1UdJQQMMAoGCCsG",
        "AQUFBwMCMAoGCCqGSM49BAMCA0gAMEUCIQC1w5lSV9E9iixkndswh1wiNboihIcJhLyiUUIPK/eKvQIgMX/+uK6IsalYmyu9",
        "4pfJ/EcpWltfmTAkn8Qw/ZY1N5c=",
    ].joined()

    /// Ended with 2025.
    public static let expired = [
        "MIIBLTCB1aADAgECAgID8TAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAljYXJkIGZvdXIwHhcNMjUwMTAxMDAwMDAwWhcNMjYw",
        "MTAxMDAwMDAwWjAUMRIwEAYDVQQDDAljYXJkIGZvdXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQMpjkTn3lk9rUDttXi",
        "7XDSD58/ClhPTMvPk07atsuK6YpUwJnR/yAuf1TO3igiEvZ7mR7zEDOAPW9dq8OO2+jDoxcwFTATBgNVHSUEDDAKBggrBgEF",
        "BQcDAjAKBggqhkjOPQQDAgNHADBEAiAyynohRYMBGuyFdKytv3l8vhekcQXWsmGMqICb3YTUUQIgAgIApjfkKMS8zr8Imq2a",
        "4LXeMCXCgVARt3bKRFxsnLs=",
    ].joined()

    /// Begins in 2027.
    public static let early = [
        "MIIBLjCB1aADAgECAgID8TAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAljYXJkIGZpdmUwHhcNMjcwMTAxMDAwMDAwWhcNMjgw",
        "MTAxMDAwMDAwWjAUMRIwEAYDVQQDDAljYXJkIGZpdmUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARcQXCvRwY3nNER1DfI",
        "ciGfIn1SQW3fuVIvX73Whke8Utjq5vyYPZ9/WOr24Rh7CBRYk03D9Kcek+ALi4FhoftDoxcwFTATBgNVHSUEDDAKBggrBgEF",
        "BQcDAjAKBggqhkjOPQQDAgNIADBFAiEAqtBHWHR3XbsxffAOb/U4usBEX9X3eZ4TmlatkUtM3w8CIGxoENs5K5Eb9g5rK6Rt",
        "GPW1Mjzlz334NCCBX7z0ocvY",
    ].joined()

    /// Is for servers alone.
    public static let ofServer = [
        "MIIBLDCB06ADAgECAgID8DAKBggqhkjOPQQDAjATMREwDwYDVQQDDAhjYXJkIHNpeDAeFw0yNjAxMDEwMDAwMDBaFw0yNzAx",
        "MDEwMDAwMDBaMBMxETAPBgNVBAMMCGNhcmQgc2l4MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+WI1rgx2ExLabFSz3G1J",
        "PvxB2IrHmS1wkvh4GFK4V3SQpHCipWvIzc2DmY+fnE7r280EwzO17LhJBkGnfLmUwKMXMBUwEwYDVR0lBAwwCgYIKwYBBQUH",
        "AwEwCgYIKoZIzj0EAwIDSAAwRQIhAI6u9oBX9QfuphFV9cL9U2uyU8Va1eUCJrbZ5+A9c7XTAiB34Jek/LX0qgebbzfTbERN",
        "nfJJgK4Zw/+SHSNFYNlPOQ==",
    ].joined()

    /// Does not say for what it is.
    public static let silent = [
        "MIIBFzCBvqADAgECAgID8jAKBggqhkjOPQQDAjAVMRMwEQYDVQQDDApjYXJkIHNldmVuMB4XDTI2MDEwMTAwMDAwMFoXDTI3",
        "MDEwMTAwMDAwMFowFTETMBEGA1UEAwwKY2FyZCBzZXZlbjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABDhgxkRAW65myINZ",
        "3zmPBT6bfjGtg9rPkHCj/gQBKaR3MKPgErwAXv1lBYyKWvrbqTO7MrU7kjuPPL0agUnrfkEwCgYIKoZIzj0EAwIDSAAwRQIh",
        "AJUMK7QC8zL+JmAD6xyOQ9oETqawx46aiIa1rV8InvTyAiBrjffjRJ2MTSRX0KF+I/+ihnzWFKtZ7QPf9MxThIGmNQ==",
    ].joined()

    /// The bytes of one.
    public static func der(_ text: String) -> [UInt8] { Array(Data(base64Encoded: text) ?? Data()) }

    /// As a file holds it, in lines of 64 letters.
    public static func pem(_ text: String) -> String {
        var lines = ["-----BEGIN CERTIFICATE-----"]
        var rest = text[...]
        while !rest.isEmpty {
            lines.append(String(rest.prefix(64)))
            rest = rest.dropFirst(64)
        }
        return (lines + ["-----END CERTIFICATE-----", ""]).joined(separator: "\n")
    }
}
