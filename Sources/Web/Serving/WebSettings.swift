public import Casework
public import Operations

/// How a site is served.
public struct WebSettings: Sendable {
    /// The address to listen on.
    public var host: String
    /// 0 lets the system choose.
    public var port: Int
    /// Whether cookies travel over TLS only. False on a developer's machine alone.
    public var secureCookies: Bool
    /// Where "leave quickly" leads: an address that says nothing about where its reader came from.
    public var neutralPage: String
    /// The organ whose name stands on public pages.
    public var publicOrgan: Organ.ID
    /// How to reach the organ by other ways, and the organ above it for what this one may not be told.
    public var office: Office
    public var upperOffice: Office
    /// Whether the sender of webhooks reads a text as a network: it has the last word, so the form asks it.
    public var isNetwork: @Sendable (_ text: String) -> Bool
    /// Accounts that the sign-in page lists; only a development server has any.
    public var demoAccounts: [SignInPage.DemoAccount]
    /// How long sign-ins hold, and whether nobody gets in without a second factor: so it is wherever cookies travel over TLS
    /// only, and nothing switches it off there.
    public var signIn: SignInRules {
        SignInRules(
            sessionSeconds: sessionSeconds, idleSeconds: idleSeconds, requiresFactor: secureCookies,
            requiresCertificate: certificates?.isRequired ?? false)
    }
    /// How the TLS proxy tells of client certificates; nil: whatever a request says of one counts for nothing.
    public var certificates: ClientCertificates?
    /// The identity provider; nil: there is none.
    public var provider: ProviderAccess?
    /// Seconds for which a session holds at most, and without a request.
    public var sessionSeconds = OperationLimits.sessionSeconds
    public var idleSeconds = OperationLimits.idleSeconds
    /// The organs that the public form offers, as `FindOffices` has found them; nil: those that have a petition office
    /// by the directory.
    public var receivingOrgans: Set<Organ.ID>?

    /// Draws the two-dimensional code of a text: the points row by row, or nil where it cannot. People who cannot scan it
    /// type what it says.
    public var codePicture: @Sendable (_ text: String) async -> [[Bool]]? = { _ in nil }

    /// How long after its request staff are told that there is nothing at an address: longer than looking takes
    /// (`EvenTime`).
    public var notFoundAfter = Duration.zero
    /// The same for what is looked for by words: longer than a search among all reports takes.
    public var wordsFoundAfter = Duration.zero

    /// The room on the disk of the database: the public's files stop before those of staff, and words go on.
    public var disk = DiskGauge()

    public init(
        host: String = "127.0.0.1", port: Int = 8080, secureCookies: Bool = true,
        neutralPage: String = "https://www.gov.cn/", publicOrgan: Organ.ID, office: Office, upperOffice: Office,
        isNetwork: @escaping @Sendable (_ text: String) -> Bool, demoAccounts: [SignInPage.DemoAccount] = []
    ) {
        self.host = host
        self.port = port
        self.secureCookies = secureCookies
        self.neutralPage = neutralPage
        self.publicOrgan = publicOrgan
        self.office = office
        self.upperOffice = upperOffice
        self.isNetwork = isNetwork
        self.demoAccounts = demoAccounts
    }

    /// Settings with the offices out of the directory and the national report telephone.
    ///
    /// - Parameter directory: knows `publicOrgan`; its name stays empty otherwise.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, secureCookies: Bool = true,
        neutralPage: String = "https://www.gov.cn/", publicOrgan: Organ.ID, directory: Directory,
        isNetwork: @escaping @Sendable (_ text: String) -> Bool, demoAccounts: [SignInPage.DemoAccount] = []
    ) {
        let organ = directory[publicOrgan]
        let upper = organ?.superior.flatMap { directory[$0] }
        self.init(
            host: host, port: port, secureCookies: secureCookies, neutralPage: neutralPage, publicOrgan: publicOrgan,
            office: Office(named: organ?.name ?? ""), upperOffice: Office(named: upper?.name ?? ""),
            isNetwork: isNetwork, demoAccounts: demoAccounts
        )
    }
}
