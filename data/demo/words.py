"""What the demo's captions are made of: invented Indonesian sentences, by theme.

{tempat} is the kabupaten or kota, {lokasi} a sight there, {pusat} its square, {produk} something made there, {jam} a time of day.
"""

SPOTS = {
    "35.01": "Pantai Klayar", "35.04": "Pantai Gemah", "35.07": "Pantai Balekambang", "35.08": "Tumpak Sewu",
    "35.09": "Pantai Papuma", "35.10": "Kawah Ijen", "35.13": "Gunung Bromo", "35.29": "Gili Labak", "35.78": "Kota Lama",
    "35.79": "Alun-Alun Batu", "35.22": "Kayangan Api", "32.05": "Situ Bagendit", "32.03": "Kebun Raya Cibodas",
    "32.04": "Kawah Putih", "32.08": "Telaga Remis", "32.71": "Kebun Raya Bogor", "15.01": "Danau Kerinci",
    "15.05": "Candi Muaro Jambi", "15.71": "Jembatan Gentala Arasy",
}  # fmt: skip
PRODUCTS = {
    "35": ("batik tulis", "keripik tempe", "kopi robusta", "anyaman bambu", "rujak cingur"),
    "32": ("kopi arabika", "tahu susu", "kerajinan mendong", "batik pesisir", "dodol"),
    "15": ("kopi kerinci", "batik jambi", "madu hutan", "dendeng batokok", "anyaman pandan"),
}  # fmt: skip
HOURS = ("pukul 07.00", "pukul 08.30", "pagi ini", "sore ini", "besok pagi", "akhir pekan ini")

OPENINGS = {
    "wisata": (
        "Akhir pekan enaknya ke mana? {lokasi} selalu punya cerita.",
        "Jelajah {tempat}: dari {lokasi} sampai kuliner khas yang bikin kangen.",
        "Sudah pernah wisata ke {lokasi}? Simpan dulu, berangkatnya {jam}.",
        "Liburan hemat di {tempat}, cukup bawa bekal dan teman yang asyik.",
        "Desa wisata di {tempat} berbenah. Yuk lihat perubahannya!",
        "Foto kiriman warga: matahari terbit dari {lokasi}.",
    ),
    "hoaks": (
        "HOAKS! Pesan berantai soal bantuan tunai di {tempat} itu tidak benar.",
        "Klarifikasi: kabar penutupan jalan di {tempat} adalah informasi lama.",
        "Cek fakta dulu sebelum bagikan. Video yang beredar bukan di {tempat}.",
        "Beredar tautan pendaftaran palsu mengatasnamakan dinas di {tempat}. Jangan diklik ya.",
    ),
    "program": (
        "Jadwal vaksinasi di {tempat} {jam}. Bawa KTP dan datang sesuai antrean.",
        "Posyandu {tempat} buka {jam}. Ajak si kecil timbang badan.",
        "Layanan adminduk keliling hadir di {pusat} {jam}.",
        "Pendaftaran beasiswa untuk pelajar {tempat} masih dibuka.",
        "Penyaluran bantuan sosial di {tempat} berjalan tertib.",
        "Musrenbang {tempat}: usulan warga jadi prioritas.",
    ),
    "ekonomi": (
        "UMKM {tempat} naik kelas: {produk} kini dipesan dari luar kota.",
        "Pasar murah hadir di {pusat} {jam}. Jangan sampai kehabisan.",
        "Bangga buatan Indonesia! {produk} asli {tempat} tampil di pameran.",
        "Pemulihan ekonomi dimulai dari warung tetangga. Jajan di mana hari ini?",
        "Pelatihan jualan daring untuk pelaku UMKM {tempat}, gratis.",
    ),
    "bencana": (
        "Waspada banjir di {tempat}. Simpan nomor posko bencana terdekat.",
        "Informasi tanggap darurat {tempat}: ikuti arahan petugas di lapangan.",
        "Simulasi gempa di sekolah {tempat} berlangsung {jam}.",
        "Longsor kecil menutup jalan di {tempat}. Petugas sedang membersihkan.",
    ),
    "semeru": (
        "Erupsi Semeru: posko bencana membutuhkan selimut dan makanan siap santap.",
        "Doa untuk Lumajang. Donasi warga {tempat} dikumpulkan di {pusat}.",
        "Kabar terbaru erupsi Semeru: warga diminta menjauhi aliran sungai.",
        "Relawan {tempat} berangkat ke Lumajang {jam}.",
    ),
    "harian": (
        "Selamat pagi, {tempat}! Cuaca hari ini cerah berawan.",
        "Lalu lintas di sekitar {pusat} ramai lancar {jam}.",
        "Potret {tempat} hari ini. Kamu lagi di mana?",
        "Selamat kepada tim voli {tempat} yang lolos ke babak berikutnya!",
        "Tebak lokasi ini ada di mana? Tulis di kolom komentar.",
        "Pentas seni pelajar {tempat} digelar {jam} di {pusat}.",
        "Gotong royong warga {tempat} membersihkan saluran air.",
        "Jangan lupa bahagia, salam dari {tempat}.",
    ),
}  # fmt: skip
CLOSINGS = (
    "Tandai temanmu yang perlu tahu ini.", "Info lengkap di tautan profil.", "Bagikan ke keluarga ya.", "Setuju?",
    "Terima kasih sudah ikut menjaga {tempat}.", "Sampai jumpa di lokasi!", "Pantau terus akun ini.", "",
)  # fmt: skip
HASHTAGS = {
    "wisata": ("#AyoWisata", "#Jelajah{kata}", "#Pesona{kata}"),
    "hoaks": ("#CekFakta", "#LawanHoaks", "#SaringSebelumSharing"),
    "program": ("#{kata}Melayani", "#WargaSehat"),
    "ekonomi": ("#UMKMNaikKelas", "#Karya{kata}"),
    "bencana": ("#SiagaBencana", "#{kata}Siaga"),
    "semeru": ("#PrayForSemeru", "#LumajangKuat"),
    "harian": ("#{kata}", "#Info{kata}", "#Kabar{kata}"),
}
AGENDA_OPENINGS = (
    "{acara} resmi dimulai! Warga {tempat} ikut meramaikan.",
    "Hari ini {acara}. Simak rangkaian lengkapnya di sini.",
    "Dari {tempat} untuk {acara}: terima kasih semua yang terlibat.",
    "Catatan singkat dari {acara}, semoga bermanfaat.",
    "Tak sempat hadir di {acara}? Kami rangkum untukmu.",
)
MENTIONS = ("Bersama {mitra}.", "Video: {mitra}", "Foto: {mitra}", "Terima kasih {mitra} sudah berbagi!", "via {mitra}")
