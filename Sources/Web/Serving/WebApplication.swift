public import Hummingbird
import HummingbirdCore
public import Logging
import NIOCore
public import Operations

/// The server of pages and API.
///
/// A slow client is cut off after `Limits.idleSeconds` without a part of its request, a body must be there within
/// `Limits.bodySeconds`, and no more than `Limits.connections` are open at once. Requests are not logged: an address of
/// a public page must leave no trace, and what staff read stands on the audit log.
public struct WebApplication: Sendable {
    let site: Site

    /// - Parameter hasher: the one of the process: it bounds how many sign-ins are computed at once.
    public init(context: OperationContext, hasher: PasswordHasher, settings: WebSettings, logger: Logger) {
        site = Site(context: context, hasher: hasher, settings: settings, logger: logger)
    }

    /// Every address of the site, for a server or a test. What answers GET answers HEAD, without a body.
    public func router() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.middlewares.add(Answering(site: site))
        router.middlewares.add(SameOrigin())
        addDoors(to: router)
        addReports(to: router)
        addClues(to: router)
        addOffices(to: router)
        return router
    }

    /// What anybody may ask for, how one comes in, and what other systems ask for.
    private func addDoors(to router: Router<BasicRequestContext>) {
        PublicRoutes(site: site).add(to: router)
        TrackingRoutes(site: site).add(to: router)
        SignInRoutes(site: site).add(to: router)
        AccountRoutes(site: site).add(to: router)
        TokenRoutes(site: site).add(to: router)
        BindingRoutes(site: site).add(to: router)
        InvitationOfficeRoutes(site: site).add(to: router)
        ProviderRoutes(site: site).add(to: router)
        WebhookRoutes(site: site).add(to: router)
        APIRoutes(site: site).add(to: router)
    }

    /// A report from the desk to the register, and what is looked up in it.
    private func addReports(to router: Router<BasicRequestContext>) {
        DeskRoutes(site: site).add(to: router)
        SealedRoutes(site: site).add(to: router)
        SealRequestRoutes(site: site).add(to: router)
        SealedLineRoutes(site: site).add(to: router)
        TriageRoutes(site: site).add(to: router)
        CallRoutes(site: site).add(to: router)
        SuggestionRoutes(site: site).add(to: router)
        ReconsiderRoutes(site: site).add(to: router)
        SplitRoutes(site: site).add(to: router)
        RegisterRoutes(site: site).add(to: router)
        VoidRoutes(site: site).add(to: router)
        FindRoutes(site: site).add(to: router)
        SearchRoutes(site: site).add(to: router)
        AccusedRoutes(site: site).add(to: router)
        RouteRoutes(site: site).add(to: router)
        AlertRoutes(site: site).add(to: router)
        AlarmRoutes(site: site).add(to: router)
        StuckRoutes(site: site).add(to: router)
        QuarterRoutes(site: site).add(to: router)
        ClockRoutes(site: site).add(to: router)
        ProtectionRoutes(site: site).add(to: router)
        PetitionRoutes(site: site).add(to: router)
        ExcerptRoutes(site: site).add(to: router)
        TrendRoutes(site: site).add(to: router)
        FileRoutes(site: site).add(to: router)
        ReceptionRoutes(site: site).add(to: router)
        MatterRoutes(site: site).add(to: router)
    }

    /// A clue from distribution to the archive.
    private func addClues(to router: Router<BasicRequestContext>) {
        BoardRoutes(site: site).add(to: router)
        HandoffRoutes(site: site).add(to: router)
        CheckFileRoutes(site: site).add(to: router)
        ToldRoutes(site: site).add(to: router)
        DistributionRoutes(site: site).add(to: router)
        ArchiveRoutes(site: site).add(to: router)
        ClueRoutes(site: site).add(to: router)
        MeasureRoutes(site: site).add(to: router)
        InterferenceRoutes(site: site).add(to: router)
        InterferenceNoteRoutes(site: site).add(to: router)
        NoticeRoutes(site: site).add(to: router)
        SupervisionRoutes(site: site).add(to: router)
        InstructionRoutes(site: site).add(to: router)
        PaperRoutes(site: site).add(to: router)
        AftercareRoutes(site: site).add(to: router)
        CourseRoutes(site: site).add(to: router)
        FoundRoutes(site: site).add(to: router)
        MeritRoutes(site: site).add(to: router)
        RecommendationRoutes(site: site).add(to: router)
        MeetingRoutes(site: site).add(to: router)
    }

    /// Who works here, who stands aside, and who may open what.
    private func addOffices(to router: Router<BasicRequestContext>) {
        ExportKeyRoutes(site: site).add(to: router)
        QuarantineReaderRoutes(site: site).add(to: router)
        AuditRoutes(site: site).add(to: router)
        AssignmentRoutes(site: site).add(to: router)
        RecusalRoutes(site: site).add(to: router)
        DeclarationRoutes(site: site).add(to: router)
        LocalChoiceRoutes(site: site).add(to: router)
        TemplateRoutes(site: site).add(to: router)
        OutsideOrganRoutes(site: site).add(to: router)
        UnlockRoutes(site: site).add(to: router)
        ProvideRoutes(site: site).add(to: router)
        DirectoryRoutes(site: site).add(to: router)
    }

    /// The server, to be run in a service group.
    ///
    /// - Parameter onRunning: called once with the port on which it listens.
    public func service(
        onRunning: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        var configuration = ApplicationConfiguration(
            address: .hostname(site.settings.host, port: site.settings.port)
        )
        configuration.availableConnectionsDelegate = MaximumAvailableConnections(
            Limits.connections, logger: site.logger
        )
        let standing = Connections()
        let isOverTLS = site.settings.secureCookies
        let connections = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                Seated(among: standing), Pace(), BareRefusals(isOverTLS: isOverTLS), MarkedHeads(),
            ],
            idleTimeout: .seconds(Limits.idleSeconds),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: Limits.headerFieldBytes, maxHeaderListSize: Limits.headerBytes,
                maxHeaderFieldCount: Limits.headerFields)
        )
        return Application(
            router: router(), server: .http1(configuration: connections), configuration: configuration,
            onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? 0) }, logger: site.logger
        )
    }
}
