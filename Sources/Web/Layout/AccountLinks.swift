/// The addresses of one's own account.
extension Link {
    /// Sessions, password and second factor of the reader's own.
    public static let myAccount: Link = .path("account")
    /// Changes the own password (`POST`).
    public static let myPassword: Link = .path("account", "password")
    /// Another second factor; its `POST` puts it in place.
    public static let myFactor: Link = .path("account", "factor")
    /// Puts away what the account's person has read (`POST`).
    public static let myNotesClose: Link = .path("account", "notes")
    /// Ends one of the own sessions (`POST`).
    public static let mySessionEnd: Link = .path("account", "session")
    /// Ends all of them (`POST`).
    public static let mySessionsEnd: Link = .path("account", "sessions")
    /// Ends all sessions of somebody else (`POST`); the security administrator's.
    public static let signOutOther: Link = .path("account", "sign-out")
    /// Tokens of the reader's own; `new` makes one, `end` ends one (`POST`).
    public static let myTokens: Link = .path("account", "tokens")
    public static let newToken: Link = .path("account", "tokens", "new")
    public static let myTokenEnd: Link = .path("account", "tokens", "end")
    /// Those of the organ, for the security office; `approve` and `end` are posted to.
    public static let tokens: Link = .path("tokens")
    public static let tokenApprove: Link = .path("tokens", "approve")
    public static let tokenEnd: Link = .path("tokens", "end")
    /// What opens the reader's own door besides password and code; its `POST` proposes the certificate that is shown.
    public static let myBindings: Link = .path("account", "bindings")
    public static let myBindingEnd: Link = .path("account", "bindings", "end")
    /// Goes to the identity provider to bind an account of it; its `POST` is where one comes back.
    public static let myProviderBinding: Link = .path("account", "bindings", "provider")
    /// Goes to the identity provider to sign in; its `POST` signs in whoever came back.
    public static let providerSignIn: Link = .path("sign-in", "provider")
    /// Where the provider sends browsers back to.
    public static let providerReturn: Link = .path("sign-in", "provider", "return")
    /// Those of the organ, for the security office; `approve` and `end` are posted to.
    public static let bindings: Link = .path("bindings")
    public static let bindingApprove: Link = .path("bindings", "approve")
    public static let bindingEnd: Link = .path("bindings", "end")
    /// Accounts that begin, for the security office; `approve` and `decline` are posted to.
    public static let invitationsOfOrgan: Link = .path("invitations")
    public static let invitationApprove: Link = .path("invitations", "approve")
    public static let invitationDecline: Link = .path("invitations", "decline")
    /// Asks for a fresh code of the second factor, and comes back.
    public static let confirmFactor: Link = .path("account", "confirm")
    static func confirmFactor(back: Link) -> Link { confirmFactor.query(Link.backName, back.rawValue) }
    static let backName = "back"
    /// Asks for the one-time code of an account; its `POST` uses the code up. No address holds one.
    public static let invitation: Link = .path("invitation")
    /// Shows what a code sets up (`POST`).
    public static let openInvitation: Link = .path("invitation", "open")
}
