import java.security.MessageDigest
import java.security.SecureRandom

// An image without files whose config has a password that was made up just now.
char[] letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'.toCharArray()
def random = new SecureRandom()
def password = (1..20).collect { letters[random.nextInt(letters.length)] }.join('')

def sha256 = { byte[] bytes -> MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex().toString() }

def tar = new ByteArrayOutputStream()
def add = { String name, byte[] content ->
  byte[] header = new byte[512]
  def put = { int at, String text -> System.arraycopy(text.getBytes('US-ASCII'), 0, header, at, text.length()) }
  put(0, name)
  put(100, '0000644\0')
  put(108, '0000000\0')
  put(116, '0000000\0')
  put(124, String.format('%011o\0', content.length))
  put(136, '00000000000\0')
  put(148, '        ')
  put(156, '0')
  put(257, 'ustar\u000000')
  int sum = 0
  header.each { sum += it & 0xff }
  put(148, String.format('%06o\0 ', sum))
  tar.write(header)
  tar.write(content)
  tar.write(new byte[(512 - content.length % 512) % 512])
}

byte[] layer = new byte[1024]
byte[] config = """{"os":"linux","architecture":"amd64","config":{"Env":["DB_PASSWORD=${password}"]},\
"rootfs":{"type":"layers","diff_ids":["sha256:${sha256(layer)}"]},\
"history":[{"created_by":"COPY nothing /"},{"created_by":"ENV DB_PASSWORD=${password}","empty_layer":true}]}""".toString().getBytes('UTF-8')
def configName = sha256(config) + '.json'
add(configName, config)
add('layer.tar', layer)
add('manifest.json', """[{"Config":"${configName}","RepoTags":["shop:1.0"],"Layers":["layer.tar"]}]""".toString().getBytes('UTF-8'))
tar.write(new byte[1024])

new File(basedir, 'target').mkdirs()
new File(basedir, 'target/shop.tar').bytes = tar.toByteArray()
new File(basedir, 'password').text = password
return true
