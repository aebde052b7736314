"""Makes the pictures of this folder; README.md says how to run it and what each is for."""
import struct
import subprocess
import zlib

from PIL import Image, ImageCms, PngImagePlugin

SIZE = (32, 24)
TAGS = [
    "-Make=Nikon", "-Model=D750", "-Artist=Jane Doe", "-DateTimeOriginal=2014:06:30 12:00:00",
    "-GPSLatitude=40.4093", "-GPSLatitudeRef=N", "-GPSLongitude=49.8671", "-GPSLongitudeRef=E",
    "-XMP-dc:creator=Jane Doe", "-XMP-photoshop:City=Baku",
]


def picture(shift=0):
    image = Image.new("RGB", SIZE)
    image.putdata([(x * 8 % 256, (y * 10 + shift) % 256, (x * y + shift) % 256) for y in range(24) for x in range(32)])
    return image


def tag(name, *more, tags=TAGS):
    subprocess.run(["exiftool", "-q", "-overwrite_original", *tags, *more, name], check=True)


def chunk(name, content):
    checked = name + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
picture().resize((8, 6)).save("thumbnail.jpg", quality=20)

# What a telephone writes: everything, a second picture after the end, and the picture lying on its side.
picture().save("photo.jpg", quality=80, icc_profile=icc, comment="made by Jane")
tag("photo.jpg", "-Orientation#=6", "-ThumbnailImage<=thumbnail.jpg", "-IPTC:By-line=Jane Doe", "-IPTC:City=Baku")
with open("photo.jpg", "ab") as file:
    file.write(open("thumbnail.jpg", "rb").read())

# Large enough for smaller ones to be made of it, lying on its side: upright it is 600 wide and 900 high, red above.
scene = Image.new("RGB", (900, 600))
scene.putdata([(255 - x * 255 // 900, y * 255 // 600, 64) for y in range(600) for x in range(900)])
scene.save("scene.jpg", quality=60)
tag("scene.jpg", "-Orientation#=6")

picture().save("progressive.jpg", quality=80, progressive=True)
tag("progressive.jpg", "-Orientation#=1", "-JFIF:XResolution=72")
picture().convert("CMYK").save("cmyk.jpg", quality=60)
tag("cmyk.jpg")

text = PngImagePlugin.PngInfo()
text.add_text("Author", "Jane Doe")
text.add_text("Comment", "made by Jane", zip=True)
text.add_itxt("Description", "Bakı", "az", "Təsvir")
picture().save("text.png", pnginfo=text, icc_profile=icc)
tag("text.png", "-Orientation#=8", "-PNG:ModifyDate=2014:06:30 12:00:00")
with open("text.png", "ab") as file:
    file.write(b"after the end")
picture().save("animated.png", save_all=True, append_images=[picture(60)], duration=100)
tag("animated.png")

picture().save("photo.webp", quality=60, icc_profile=icc)
tag("photo.webp", "-Orientation#=3")
picture().save("simple.webp", quality=60)
picture().save("lossless.webp", lossless=True)
tag("lossless.webp")
picture().save("animated.webp", save_all=True, append_images=[picture(60)], duration=100, quality=40)
tag("animated.webp")

picture().quantize(16).save(
    "animated.gif", save_all=True, append_images=[picture(60).quantize(16)], duration=100, loop=0, comment=b"by Jane")
tag("animated.gif", tags=["-XMP-dc:creator=Jane Doe"])

picture().save("plain.avif", quality=40)
picture().save("photo.avif", quality=40, exif=Image.open("photo.jpg").getexif().tobytes())

# As large as can be said, in few bytes: the pixels are not all there, and nobody should ask for them.
header = struct.pack(">IIBBBBB", 30000, 30000, 8, 0, 0, 0, 0)
with open("huge.png", "wb") as file:
    file.write(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b""))
Image.new("L", (1, 1)).save("dot.png")
subprocess.run(["rm", "thumbnail.jpg"], check=True)
