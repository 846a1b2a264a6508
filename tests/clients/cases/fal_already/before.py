import fal_client

if __name__ == "__main__":
    print(fal_client.SyncClient(key="id:secret").key)
